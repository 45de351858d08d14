package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

// postgres answers every query on one connection after the other with the messages, once it has the password.
func postgres(t *testing.T, answer string) database {
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
			serve(connection, answer)
			connection.Close()
		}
	}()
	return database{listener.Addr().String(), "catalog", "right", "shop"}
}

func serve(connection net.Conn, answer string) {
	reader := bufio.NewReader(connection)
	startup := make([]byte, 4+4+len("user\x00catalog\x00database\x00shop\x00\x00"))
	if _, err := io.ReadFull(reader, startup); err != nil || !strings.Contains(string(startup), "database\x00shop\x00\x00") {
		send(connection, "E", "SFATAL\x00Mno such database\x00\x00")
		return
	}
	send(connection, "R", "\x00\x00\x00\x03")
	if kind, body, _ := receive(reader); kind != 'p' || string(body) != "right\x00" {
		send(connection, "E", "SFATAL\x00Mpassword authentication failed\x00\x00")
		return
	}
	send(connection, "R", "\x00\x00\x00\x00")
	send(connection, "S", "server_version\x0015\x00")
	send(connection, "Z", "I")
	if kind, _, _ := receive(reader); kind == 'Q' {
		io.WriteString(connection, answer)
		send(connection, "Z", "I")
		receive(reader)
	}
}

func message(kind, body string) string {
	var text strings.Builder
	send(&text, kind, body)
	return text.String()
}

func row(value string) string {
	return message("D", "\x00\x01\x00\x00\x00"+string(rune(len(value)))+value)
}

func get(handler http.Handler, path string) (int, string) {
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))
	return recorder.Code, recorder.Body.String()
}

func TestItemsAreThoseOfTheDatabaseAndAreCounted(t *testing.T) {
	catalog := &catalog{database: postgres(t, row("lamp")+row("table")+message("C", "SELECT 2\x00"))}
	if code, body := get(catalog.items(), "/items"); code != 200 || body != `{"items":["lamp","table"]}`+"\n" {
		t.Errorf("%d %s", code, body)
	}
	if _, body := get(catalog.metrics(), "/metrics"); !strings.Contains(body, "catalog_requests_total 1\n") {
		t.Error(body)
	}
}

func TestItIsReadyOnceTheDatabaseHasTheMigration(t *testing.T) {
	for want, answer := range map[string]string{
		"ready\n": message("C", "SELECT 0\x00"),
		"not ready: the database lacks migration 2\n": row("2") + message("C", "SELECT 1\x00"),
	} {
		catalog := &catalog{database: postgres(t, answer), schema: 2}
		if code, body := get(catalog.health(), "/ready"); !strings.HasSuffix(body, want) || (code == 200) != (body == "ready\n") {
			t.Errorf("%d %s", code, body)
		}
		if code, _ := get(catalog.health(), "/health"); code != 200 {
			t.Errorf("health: %d", code)
		}
	}
}

func TestWhatTheDatabaseRefusesIsSaid(t *testing.T) {
	wrong := postgres(t, "")
	wrong.password = "wrong"
	refused := postgres(t, message("E", "SERROR\x00C42P01\x00Mno such relation\x00\x00"))
	for want, database := range map[string]database{
		"password authentication failed": wrong, "no such relation": refused,
	} {
		if code, body := get((&catalog{database: database}).health(), "/ready"); code != 503 || !strings.Contains(body, want) {
			t.Errorf("%d %s, not %s", code, body, want)
		}
	}
}

func TestWhatIsNoPostgresIsSaid(t *testing.T) {
	for _, answer := range []string{
		"", "D", "HTTP/1.1 400 Bad Request\r\n", message("D", ""), message("D", "\x00\x01\xff\xff\xff\xff"),
		message("D", "\x00\x01\x00\x00\x00\x09ab"), message("E", "S"), message("R", ""), message("R", "\x00\x00\x00\x0a"),
	} {
		database := postgres(t, answer)
		if rows, err := database.query(context.Background(), "SELECT"); err == nil && answer != "" {
			t.Errorf("%q: %q", answer, rows)
		}
	}
}

func TestTheConfigAndThePasswordAreReadFromFiles(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		if err := os.WriteFile(folder+"/"+name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return folder + "/" + name
	}
	config := write("config", `{"database": "db:5432", "user": "u", "name": "n", "schema": 3}`)
	catalog, err := load(config, write("password", "secret\n"))
	if err != nil || catalog.database != (database{"db:5432", "u", "secret", "n"}) || catalog.schema != 3 {
		t.Errorf("%+v %v", catalog, err)
	}
	if _, err := load(write("broken", "{"), config); err == nil || !strings.Contains(err.Error(), "broken") {
		t.Error(err)
	}
}
