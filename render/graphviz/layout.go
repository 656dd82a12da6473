package graphviz

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/graphviz/cachedir"
)

// DefaultTimeout is how long a layout may take.
const DefaultTimeout = 30 * time.Second

// Options say who lays a diagram out, and how long that may take.
type Options struct {
	Worker  string              // path or name of the layout program; empty looks for it
	Timeout time.Duration       // 0 is DefaultTimeout
	Getenv  func(string) string // nil is os.Getenv
	View    string              // what needs the layout, for error messages
}

// What a layout program may say; more is not an answer.
const (
	maxAnswer   = 64 << 20
	maxComplain = 64 << 10
)

// SlowError reports that a layout took too long and was stopped.
type SlowError struct{ Timeout time.Duration }

// Error names the option that gives it more time.
func (e *SlowError) Error() string {
	return fmt.Sprintf("the layout took longer than %v and was stopped; --timeout gives it more", e.Timeout)
}

// graceTime is how long to wait for the end of a program that was killed: where
// only the program itself can be, one of its children can hold its output open.
const graceTime = time.Second

// LayOut gives every node, edge and cluster its place. It starts a program of
// its own for that, so several layouts may run at once; when ctx or the timeout
// ends, the program is killed. Errors: a *[MissingError] where there is no such
// program, an *[AnswerError], a *[SlowError], ctx's own, and what is wrong with the diagram or the
// program.
func LayOut(ctx context.Context, d *Diagram, o Options) (*Layout, error) {
	if err := d.validate(); err != nil {
		return nil, err
	}
	path, err := o.worker()
	if err != nil {
		return nil, err
	}
	out, err := run(ctx, path, cmp.Or(d.Engine, Dot), d.dot(), cmp.Or(o.Timeout, DefaultTimeout))
	if err != nil {
		return nil, err
	}
	l, err := d.read(out)
	if err != nil {
		return nil, &AnswerError{Worker: path, Err: err}
	}
	return l, nil
}

// run starts the program, passes it the DOT and returns what it wrote.
func run(ctx context.Context, path string, engine Engine, dot string, timeout time.Duration) ([]byte, error) {
	bounded, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	stdout := &limited{max: maxAnswer, full: cancel}
	stderr := &limited{max: maxComplain, full: cancel}
	cmd := exec.CommandContext(bounded, path, "-K"+string(engine), "-Tjson0")
	cmd.Stdin = strings.NewReader(dot)
	cmd.Stdout, cmd.Stderr = stdout, stderr
	cmd.Env = environment()
	cmd.WaitDelay = graceTime
	killGroup(cmd)
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(bounded.Err(), context.DeadlineExceeded):
		return nil, &SlowError{timeout}
	case stdout.over || stderr.over:
		return nil, fmt.Errorf("the layout program %q wrote more than an answer can be and was stopped", path)
	case err != nil:
		return nil, fmt.Errorf("the layout program %q failed: %s", path, complaint(stderr.buf.Bytes(), err))
	}
	return stdout.buf.Bytes(), nil
}

// environment is this program's own, with a temporary folder that is private:
// the layout program keeps its compiled code there. Without such a folder it
// gets one that can't be written to, and compiles again each time.
func environment() []string {
	dir, err := cachedir.Open()
	if err != nil {
		dir = os.DevNull
	}
	return append(os.Environ(), "TMPDIR="+dir, "TMP="+dir, "TEMP="+dir)
}

// complaint is the first thing that a program said about its failure.
func complaint(stderr []byte, err error) string {
	for line := range strings.Lines(string(stderr)) {
		if line = strings.TrimSpace(line); line != "" {
			return model.Printable(line)
		}
	}
	return err.Error()
}

// limited keeps what is written to it, up to max bytes, and calls full when
// there is more. The buffer is not embedded: its ReadFrom would go past Write.
type limited struct {
	buf  bytes.Buffer
	max  int
	full func()
	over bool
}

var errFull = errors.New("too much output")

func (l *limited) Write(p []byte) (int, error) {
	if l.buf.Len()+len(p) > l.max {
		l.over = true
		l.full()
		return 0, errFull
	}
	return l.buf.Write(p)
}
