package gateway

import (
	"context"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"example.dev/gateway/internal/fake"
)

func client(address string) *redis {
	return &redis{address: address, timeout: 200 * time.Millisecond}
}

func TestAKeyIsSetOnceUntilItExpires(t *testing.T) {
	redis, ctx := client(fake.StartRedis(t).Address), context.Background()
	set := func(value string) bool {
		t.Helper()
		isNew, err := redis.setIfAbsent(ctx, "key", value, 50*time.Millisecond)
		if err != nil {
			t.Fatal(err)
		}
		return isNew
	}
	if !set("first") || set("second") {
		t.Error("a key must be set the first time and not the second")
	}
	if value, err := redis.get(ctx, "key"); value != "first" || err != nil {
		t.Errorf("get = %q, %v", value, err)
	}
	time.Sleep(60 * time.Millisecond)
	if value, err := redis.get(ctx, "key"); value != "" || err != nil {
		t.Errorf("get of an expired key = %q, %v", value, err)
	}
	if !set("third") {
		t.Error("an expired key must be set again")
	}
	if err := redis.delete(ctx, "key"); err != nil || !set("fourth") {
		t.Errorf("a deleted key must be set again (%v)", err)
	}
}

func TestRedisErrorsSayWhatHappened(t *testing.T) {
	cases := map[string]struct{ reply, want string }{
		"an error reply":      {"-LOADING Redis is loading the dataset in memory\r\n", "redis 127.0.0.1:"},
		"its text":            {"-LOADING Redis is loading the dataset in memory\r\n", "GET: LOADING Redis is loading"},
		"a closed connection": {"", "no reply: EOF"},
		"half a value":        {"$10\r\nabc", "cut off"},
		"a huge value":        {"$99999999\r\n", "no length that was expected"},
		"no length":           {"$x\r\n", "no length that was expected"},
		"another protocol":    {"HTTP/1.1 400 Bad Request\r\n", "no reply that was expected"},
		"an empty line":       {"\r\n", "no reply"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			address := fake.Listen(t, func(connection net.Conn) {
				connection.Read(make([]byte, 1024))
				io.WriteString(connection, test.reply)
			})
			_, err := client(address).get(context.Background(), "key")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestARedisThatDoesNotAnswerIsGivenUp(t *testing.T) {
	end := make(chan struct{})
	defer close(end)
	address := fake.Listen(t, func(net.Conn) { <-end })
	start := time.Now()
	err := client(address).ping(context.Background())
	if err == nil || !strings.Contains(err.Error(), "timeout") {
		t.Errorf("error %v, want a timeout", err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("took %v with a timeout of 200 ms", took)
	}
}
