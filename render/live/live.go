// Package live serves the page of a map to browsers on this machine and keeps
// what they show in step with the map. It reads no files: whoever does so tells
// it each new [Reading].
package live

import (
	"context"
	"crypto/rand"
	"io"
	"net"
	"net/http"
	"reflect"
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

// Reading is what became of a map's files when they were last read.
type Reading struct {
	Problem string         // why they could not be read; empty where they could
	File    reporter.File  // the map, or the project file where that is at fault, and what was found in it
	Map     *model.Map     // what to draw; nil where that can't be done
	View    view.Options   // how to draw it, but for what the reader chooses
	Public  bool           // the map is shown without what those on it should not read
	Fonts   *typeset.Fonts // for downloads; nil is the built-in one alone
}

// Writer writes one view of the map of a reading in one format.
type Writer func(io.Writer, *Reading, view.Options, Choice) error

// LayOut gives the view of that name its layouts, which end with the context.
type LayOut func(ctx context.Context, view string) func(*graphviz.Diagram) (*graphviz.Layout, error)

// Server is the HTTP handler for one map. It answers nobody but browsers on this
// machine that were pointed at it.
type Server struct {
	file   string // the map, as the user names it
	write  Writer
	layOut LayOut
	key    string // that every path begins with; empty where none is asked for
	run    string // tells this server from one that had its address before
	desk   *desk
	now    atomic.Pointer[moment]
}

// moment is what there is to show until the next reading.
type moment struct {
	Reading
	number  int           // of the reading, from 1
	picture int           // of the last reading that could be drawn; 0 where there is none yet
	drawn   *Reading      // that one; nil where there is none yet
	over    chan struct{} // closed when another moment follows
}

// New is a server for the map that the user calls file, as it was first read. It
// answers whoever knows the key, which is the first part of the path of every
// address; without one it answers all who reach it. Downloads are what write
// writes.
func New(file, key string, first Reading, write Writer, layOut LayOut) *Server {
	s := &Server{
		file: file, key: key, write: write, layOut: layOut, run: rand.Text(), desk: newDesk(runtime.GOMAXPROCS(0)),
	}
	s.now.Store(follow(&moment{}, first))
	return s
}

// Show reports a new reading. Every page that is open shows it at once, unless
// it says what the one before did. Calls must not overlap.
func (s *Server) Show(r Reading) {
	last := s.now.Load()
	if reflect.DeepEqual(last.File, r.File) && last.Problem == r.Problem {
		return
	}
	s.now.Store(follow(last, r))
	close(last.over)
}

// follow is the moment of a reading. Where that can't be drawn the picture stays
// the last one.
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

// version names what the server shows at a moment.
func (s *Server) version(m *moment) string { return s.run + "-" + strconv.Itoa(m.number) }

const (
	headTime  = 10 * time.Second // for a request to arrive
	writeTime = 30 * time.Second // for an answer, or one event of many, to leave
	idleTime  = 2 * time.Minute  // that a connection stays open unused
	graceTime = time.Second      // for answers that are under way when the server ends
)

// Serve answers on a listener until ctx ends, and closes the listener.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the streams of events
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
		server.Close() // what has not finished by now is cut off
	}
	<-ended
	return nil
}
