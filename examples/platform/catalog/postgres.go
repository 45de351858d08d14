package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// maxMessage bounds what a message may make the client read.
const maxMessage = 1 << 20

// database is a client for a query at a time, each with a connection of its own: the Catalog asks seldom. The password is
// sent as it is, which is for a cluster of tests only.
// The protocol: https://www.postgresql.org/docs/15/protocol-flow.html
type database struct {
	address, user, password, name string
}

// query returns the first column of each row.
func (d database) query(ctx context.Context, text string) ([]string, error) {
	rows, err := d.exchange(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("database %s: %w", d.address, err)
	}
	return rows, nil
}

func (d database) exchange(ctx context.Context, text string) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	connection, err := new(net.Dialer).DialContext(ctx, "tcp", d.address)
	if err != nil {
		return nil, err
	}
	defer connection.Close()
	deadline, _ := ctx.Deadline()
	if err := connection.SetDeadline(deadline); err != nil {
		return nil, err
	}
	// Version 3.0 of the protocol; the one message without a type.
	startup := "\x00\x03\x00\x00user\x00" + d.user + "\x00database\x00" + d.name + "\x00\x00"
	if err := send(connection, "", startup); err != nil {
		return nil, err
	}
	var rows []string
	isAsked := false
	reader := bufio.NewReader(connection)
	for {
		kind, body, err := receive(reader)
		if err != nil {
			return nil, err
		}
		switch kind {
		case 'R':
			err = d.authenticate(connection, body)
		case 'D':
			var row string
			row, err = firstColumn(body)
			rows = append(rows, row)
		case 'E':
			err = serverError(body)
		case 'Z': // it is ready for a query, or done with it
			if isAsked {
				return rows, send(connection, "X", "")
			}
			isAsked = true
			err = send(connection, "Q", text+"\x00")
		}
		if err != nil {
			return nil, err
		}
	}
}

func (d database) authenticate(connection io.Writer, body []byte) error {
	if len(body) < 4 {
		return errors.New("an authentication request was cut off")
	}
	switch method := binary.BigEndian.Uint32(body); method {
	case 0: // done
		return nil
	case 3:
		return send(connection, "p", d.password+"\x00")
	default:
		return fmt.Errorf("it asks for authentication %d, and not for a password", method)
	}
}

func send(connection io.Writer, kind, body string) error {
	message := binary.BigEndian.AppendUint32([]byte(kind), uint32(4+len(body)))
	_, err := connection.Write(append(message, body...))
	return err
}

func receive(reader io.Reader) (byte, []byte, error) {
	var header [5]byte
	if _, err := io.ReadFull(reader, header[:]); err != nil {
		return 0, nil, err
	}
	length := binary.BigEndian.Uint32(header[1:])
	if length < 4 || length > maxMessage {
		return 0, nil, fmt.Errorf("%d is no length that was expected", length)
	}
	body := make([]byte, length-4)
	_, err := io.ReadFull(reader, body)
	return header[0], body, err
}

func firstColumn(row []byte) (string, error) {
	if len(row) < 6 || binary.BigEndian.Uint16(row) < 1 {
		return "", errors.New("a row without a column")
	}
	length := int32(binary.BigEndian.Uint32(row[2:]))
	if length < 0 || int(length) > len(row)-6 {
		return "", errors.New("a column that is null, or cut off")
	}
	return string(row[6 : 6+length]), nil
}

// serverError is the message among the fields of an error, each a letter and a text that ends with a zero.
func serverError(fields []byte) error {
	for _, field := range strings.Split(string(fields), "\x00") {
		if strings.HasPrefix(field, "M") {
			return errors.New(field[1:])
		}
	}
	return errors.New("an error without a message")
}
