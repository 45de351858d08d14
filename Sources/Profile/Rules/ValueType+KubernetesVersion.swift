extension ValueType<String> {
    /// A version of Kubernetes: `1.36` or `1.36.1`.
    static var kubernetesVersion: Self {
        text("Kubernetes version", pattern: #"^[0-9]{1,3}\.[0-9]{1,3}(\.[0-9]{1,3})?$"#) { value in
            guard let text = value.text() else { return nil }
            if text.isKubernetesVersion { return text }
            value.error(
                "'\(text)' is not a Kubernetes version", hint: "write MAJOR.MINOR or MAJOR.MINOR.PATCH: \"1.36\"")
            return nil
        }
    }
}
