// Package live serves the page of a map to browsers on this machine and keeps it in step
// with the map. It reads no files: the caller passes it each new [Reading].
package live

import (
	"context"
	"crypto/rand"
	"io"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/graphviz"
	"github.com/ospomap/ospomap/render/reporter"
	"github.com/ospomap/ospomap/render/typeset"
	"github.com/ospomap/ospomap/render/view"
)

// Reading is the result of reading a map's files.
type Reading struct {
	Problem string         // why they could not be read; empty if they could
	File    reporter.File  // the map, or the project file if that has the errors, and its findings
	Map     *model.Map     // what to draw; nil if it can't be drawn
	View    view.Options   // how to draw it, without the reader's choices
	Public  bool           // the map is redacted for the public
	Fonts   *typeset.Fonts // for downloads; nil means only the built-in font
}

// Writer writes one view of the map of a reading in one format.
type Writer func(io.Writer, *Reading, view.Options, Choice) error

// LayOut returns the layout function for the named view. It is cancelled with ctx.
type LayOut func(ctx context.Context, view string) func(*graphviz.Diagram) (*graphviz.Layout, error)

// Server is the HTTP handler for one map. It answers only browsers on this machine that
// know its address.
type Server struct {
	file   string // the map, as the user names it
	write  Writer
	layOut LayOut
	key    string // first part of every path; empty if none is required
	run    string // distinguishes this server from an earlier one at the same address
	desk   *desk
	now    atomic.Pointer[moment]
}

// moment is what is shown until the next reading.
type moment struct {
	Reading
	number  int           // number of the reading, from 1
	picture int           // number of the last reading that could be drawn; 0 if there is none yet
	drawn   *Reading      // that reading; nil if there is none yet
	over    chan struct{} // closed when the next moment starts
}

// New returns a server for the map that the user calls file, with its first reading. The
// key is the first part of the path of every address; if it is empty, everybody who
// reaches the server is answered. Downloads are written by write.
func New(file, key string, first Reading, write Writer, layOut LayOut) *Server {
	s := &Server{
		file: file, key: key, write: write, layOut: layOut, run: rand.Text(), desk: newDesk(runtime.GOMAXPROCS(0)),
	}
	s.now.Store(follow(&moment{}, first))
	return s
}

// Show sets a new reading, and all open pages show it at once. They are not told of one
// that differs only in the fonts for downloads. Calls must not overlap.
func (s *Server) Show(r Reading) {
	last := s.now.Load()
	if r.looksLike(&last.Reading) {
		same := *last
		if same.Reading = r; r.Map != nil {
			same.drawn = &r
		}
		s.now.Store(&same)
		return
	}
	s.now.Store(follow(last, r))
	close(last.over)
}

// looksLike reports whether two readings have the same page.
func (r *Reading) looksLike(other *Reading) bool {
	return r.File.Same(other.File) && r.Problem == other.Problem && r.View.Today == other.View.Today
}

// follow returns the moment of a reading. If that can't be drawn, the last picture is
// kept.
func follow(last *moment, r Reading) *moment {
	m := &moment{
		Reading: r, number: last.number + 1,
		picture: last.picture, drawn: last.drawn,
		over: make(chan struct{}),
	}
	if r.Map != nil {
		m.picture, m.drawn = m.number, &r
	}
	return m
}

// version identifies what the server shows at a moment.
func (s *Server) version(m *moment) string { return s.run + "-" + strconv.Itoa(m.number) }

const (
	headTime  = 10 * time.Second // to receive the headers of a request
	writeTime = 30 * time.Second // to write an answer, or a single event
	idleTime  = 2 * time.Minute  // to keep an unused connection open
	graceTime = time.Second      // for pending answers when the server stops
)

// Serve serves requests on a listener until ctx ends, and closes the listener.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the event streams
		ReadHeaderTimeout: headTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    64 << 10,
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), graceTime)
	defer cancel()
	if server.Shutdown(grace) != nil {
		server.Close() // cuts off what has not finished
	}
	<-ended
	return nil
}
