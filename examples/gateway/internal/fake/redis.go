// Package fake stands in for what the Gateway depends on, in tests that have neither Redis nor a cluster.
package fake

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Redis answers the Gateway's commands over TCP, as Redis does.
type Redis struct {
	Address string
	mutex   sync.Mutex
	values  map[string]string
	expires map[string]time.Time
}

// StartRedis serves until the test ends.
func StartRedis(t testing.TB) *Redis {
	t.Helper()
	fake := &Redis{values: map[string]string{}, expires: map[string]time.Time{}}
	fake.Address = Listen(t, func(connection net.Conn) {
		arguments, err := readCommand(bufio.NewReader(connection))
		if err != nil {
			t.Errorf("a command that Redis could not read: %v", err)
			return
		}
		io.WriteString(connection, fake.answer(arguments))
	})
	return fake
}

// Value is what a key holds, expired or not; the empty string where it was never set, or deleted.
func (f *Redis) Value(key string) string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	return f.values[key]
}

// Listen serves each connection with the function until the test ends.
func Listen(t testing.TB, serve func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer connection.Close()
				serve(connection)
			}()
		}
	}()
	return listener.Addr().String()
}

func readCommand(reader *bufio.Reader) ([]string, error) {
	number := func(mark string) (int, error) {
		line, err := reader.ReadString('\n')
		if err != nil {
			return 0, err
		}
		return strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(line, mark), "\r\n"))
	}
	count, err := number("*")
	if err != nil {
		return nil, err
	}
	arguments := make([]string, count)
	for index := range arguments {
		length, err := number("$")
		if err != nil {
			return nil, err
		}
		content := make([]byte, length+len("\r\n"))
		if _, err := io.ReadFull(reader, content); err != nil {
			return nil, err
		}
		arguments[index] = string(content[:length])
	}
	return arguments, nil
}

func (f *Redis) answer(arguments []string) string {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if len(arguments) == 1 && arguments[0] == "PING" {
		return "+PONG\r\n"
	}
	key := arguments[1]
	value, exists := f.values[key]
	exists = exists && time.Now().Before(f.expires[key])
	switch command := arguments[0]; {
	case command == "SET" && len(arguments) == 6 && arguments[3] == "NX" && arguments[4] == "PX":
		if exists {
			return "$-1\r\n"
		}
		milliseconds, err := strconv.Atoi(arguments[5])
		if err != nil || milliseconds <= 0 {
			return "-ERR invalid expire time in 'set' command\r\n"
		}
		f.values[key] = arguments[2]
		f.expires[key] = time.Now().Add(time.Duration(milliseconds) * time.Millisecond)
		return "+OK\r\n"
	case command == "GET" && exists:
		return fmt.Sprintf("$%d\r\n%s\r\n", len(value), value)
	case command == "GET":
		return "$-1\r\n"
	case command == "DEL":
		delete(f.values, key)
		return ":1\r\n"
	default:
		return fmt.Sprintf("-ERR unknown command '%s'\r\n", command)
	}
}
