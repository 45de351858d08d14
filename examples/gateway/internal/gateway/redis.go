package gateway

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// maxReply bounds what a reply may make the client read: the Gateway stores short names only.
const maxReply = 64 << 10

// redis is a client for the few commands that the Gateway needs. Each command has a connection of its own, so that
// there is none to keep alive, share or mend.
// The protocol is RESP2: https://redis.io/docs/latest/develop/reference/protocol-spec/
type redis struct {
	address string
	timeout time.Duration // of a whole command, connecting included
}

// setIfAbsent reports whether the key was set, which it is not where it exists already.
func (r *redis) setIfAbsent(ctx context.Context, key, value string, ttl time.Duration) (bool, error) {
	_, set, err := r.do(ctx, "SET", key, value, "NX", "PX", strconv.FormatInt(ttl.Milliseconds(), 10))
	return set, err
}

// get returns the empty string where there is no such key.
func (r *redis) get(ctx context.Context, key string) (string, error) {
	value, _, err := r.do(ctx, "GET", key)
	return value, err
}

func (r *redis) delete(ctx context.Context, key string) error {
	_, _, err := r.do(ctx, "DEL", key)
	return err
}

func (r *redis) ping(ctx context.Context) error {
	_, _, err := r.do(ctx, "PING")
	return err
}

// do returns the reply and whether there is one: it is false for Redis's nil.
func (r *redis) do(ctx context.Context, arguments ...string) (string, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	reply, present, err := r.exchange(ctx, arguments)
	if err != nil {
		return "", false, fmt.Errorf("redis %s: %s: %w", r.address, arguments[0], err)
	}
	return reply, present, nil
}

func (r *redis) exchange(ctx context.Context, arguments []string) (string, bool, error) {
	connection, err := new(net.Dialer).DialContext(ctx, "tcp", r.address)
	if err != nil {
		return "", false, err
	}
	defer connection.Close()
	deadline, _ := ctx.Deadline()
	if err := connection.SetDeadline(deadline); err != nil {
		return "", false, err
	}
	var command strings.Builder
	fmt.Fprintf(&command, "*%d\r\n", len(arguments))
	for _, argument := range arguments {
		fmt.Fprintf(&command, "$%d\r\n%s\r\n", len(argument), argument)
	}
	if _, err := io.WriteString(connection, command.String()); err != nil {
		return "", false, err
	}
	return readReply(bufio.NewReader(io.LimitReader(connection, maxReply)))
}

func readReply(reader *bufio.Reader) (string, bool, error) {
	line, err := reader.ReadString('\n')
	if err != nil {
		return "", false, fmt.Errorf("no reply: %w", err)
	}
	line = strings.TrimSuffix(line, "\r\n")
	if line == "" {
		return "", false, errors.New("an empty line is no reply")
	}
	switch kind, rest := line[0], line[1:]; kind {
	case '+', ':':
		return rest, true, nil
	case '-':
		return "", false, errors.New(rest)
	case '$':
		return readBulk(reader, rest)
	default:
		return "", false, fmt.Errorf("%q is no reply that was expected", line)
	}
}

func readBulk(reader *bufio.Reader, length string) (string, bool, error) {
	size, err := strconv.Atoi(length)
	if err != nil || size > maxReply {
		return "", false, fmt.Errorf("%q is no length that was expected", length)
	}
	if size < 0 {
		return "", false, nil
	}
	content := make([]byte, size+len("\r\n"))
	if _, err := io.ReadFull(reader, content); err != nil {
		return "", false, fmt.Errorf("the reply was cut off: %w", err)
	}
	return string(content[:size]), true, nil
}
