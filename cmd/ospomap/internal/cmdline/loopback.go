package cmdline

import (
	"errors"
	"fmt"
	"net"
)

// Loopback is a flag for a loopback address, HOST:PORT.
type Loopback string

func (l *Loopback) Type() string   { return "HOST:PORT" }
func (l *Loopback) String() string { return string(*l) }

func (l *Loopback) Set(addr string) error {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return wrong("%q is not an address such as 127.0.0.1:8080", addr)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return wrong("%q is not an address of this machine alone; use 127.0.0.1, [::1] or localhost", addr)
	}
	*l = Loopback(net.JoinHostPort(host, port))
	return nil
}

// Listen opens the port. It must not be reachable from other machines: anyone who can
// connect can read the map.
func (l Loopback) Listen() (net.Listener, error) {
	open, err := net.Listen("tcp", string(l))
	if e, ok := errors.AsType[*net.OpError](err); ok {
		err = e.Err // without the address, which our message names
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %q: %v", string(l), err)
	}
	if at, ok := open.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() { // localhost may resolve to anything
		open.Close()
		return nil, fmt.Errorf("%q resolves to %s, which other machines can reach", string(l), open.Addr())
	}
	return open, nil
}
