"""Tells of documents whether a JSON Schema accepts them.

Standard input is a list of {"schema": ..., "documents": [...]}. Standard output is a list with a list for each: null for
a document that is accepted, else what is wrong with it first.
"""

import json
import sys

from jsonschema import Draft202012Validator, FormatChecker

formats = FormatChecker(["ipv4", "ipv6"])


def of_python(pattern):
    """In ECMA-262 `$` is the end; in Python it is also before a last line break."""
    escaped = in_class = False
    result = ""
    for character in pattern:
        result += r"\Z" if character == "$" and not (escaped or in_class) else character
        if not escaped:
            in_class = character == "[" or in_class and character != "]"
        escaped = character == "\\" and not escaped
    return result


def translated(schema):
    if isinstance(schema, list):
        return [translated(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: of_python(value) if key == "pattern" and isinstance(value, str) else translated(value)
        for key, value in schema.items()
    }


def problem(validator, document):
    error = next(validator.iter_errors(document), None)
    return error and f"{error.json_path}: {error.message[-300:]}"


def verdicts(schema, documents):
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(translated(schema), format_checker=formats)
    return [problem(validator, document) for document in documents]


print(json.dumps([verdicts(**item) for item in json.load(sys.stdin)]))
