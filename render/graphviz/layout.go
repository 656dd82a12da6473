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

// DefaultTimeout limits the duration of a layout.
const DefaultTimeout = 30 * time.Second

// Options specify the layout program and its time limit.
type Options struct {
	Worker  string              // path or name of the layout program; if empty, it is looked up
	Timeout time.Duration       // 0 means DefaultTimeout
	Getenv  func(string) string // nil means os.Getenv
	View    string              // view that needs the layout, for error messages
}

// Limits of the layout program's output, in bytes.
const (
	maxAnswer   = 64 << 20
	maxComplain = 64 << 10
)

// SlowError reports that a layout exceeded its time limit and was stopped.
type SlowError struct{ Timeout time.Duration }

// Error names the option that extends the limit.
func (e *SlowError) Error() string {
	return fmt.Sprintf("the layout took longer than %v and was stopped; --timeout gives it more", e.Timeout)
}

// graceTime is how long to wait for a killed program to end. On systems where only the
// program itself can be killed, a child of it may hold its output open.
const graceTime = time.Second

// LayOut computes the places of all nodes, edges and clusters. It starts a separate
// process, so several layouts may run at once, and kills it when ctx is done or the
// timeout expires. It returns a *[MissingError] if no layout program is installed, an
// *[AnswerError] for unusable output, a *[SlowError], the error of ctx, or another error
// if the diagram is invalid or the program fails.
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

// run starts the program, passes it the DOT and returns its output.
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

// environment returns this program's environment with a private temporary folder, where
// the layout program keeps its compiled code. Without such a folder, it is given one that
// can't be written to, and compiles its code on every run.
func environment() []string {
	dir, err := cachedir.Open()
	if err != nil {
		dir = os.DevNull
	}
	return append(os.Environ(), "TMPDIR="+dir, "TMP="+dir, "TEMP="+dir)
}

// complaint returns the first non-blank line of stderr, or else the text of err.
func complaint(stderr []byte, err error) string {
	for line := range strings.Lines(string(stderr)) {
		if line = strings.TrimSpace(line); line != "" {
			return model.Printable(line)
		}
	}
	return err.Error()
}

// limited keeps up to max bytes of what is written to it, and calls full when there are
// more. The buffer is not embedded because its ReadFrom would bypass Write.
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
