//go:build unix

package main

import (
	"context"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// hanging creates a layout program that never ends, and returns the file that it writes
// its process id to.
func hanging(t *testing.T) (program, pid string) {
	t.Helper()
	folder := t.TempDir()
	program, pid = filepath.Join(folder, "hangs"), filepath.Join(folder, "pid")
	if err := os.WriteFile(program, []byte("#!/bin/sh\necho $$ >>"+pid+"\nexec sleep 3600\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return program, pid
}

// running returns how many of the processes listed in a file have started, and how many
// are still running.
func running(t *testing.T, file string) (begun, left int) {
	t.Helper()
	text, _ := os.ReadFile(file)
	for _, line := range strings.Fields(string(text)) {
		pid, err := strconv.Atoi(line)
		if err != nil {
			t.Fatal(err)
		}
		if begun++; syscall.Kill(pid, 0) != syscall.ESRCH {
			left++
		}
	}
	return begun, left
}

// Ctrl-C stops running layouts, and then the run. No new layouts are started.
func TestInterruptEndsLayouts(t *testing.T) {
	t.Parallel()
	const linked = "organization: Acme\nstakeholders:\n  - {name: Board, perspective: upward}\ncollaborations:\n  - {to: Board, method: report}\n"
	for name, tt := range map[string]struct {
		args []string
		most int // parallel layouts
	}{
		"one":          {[]string{"render", "a.yaml", "--view", "network", "--engine", "neato", "-o", "out/a.svg"}, 1},
		"many":         {[]string{"render", "a.yaml", "b.yaml", "c.yaml", "d.yaml", "--view", "network", "--engine", "neato", "-o", "out/", "--index"}, 4},
		"in documents": {[]string{"embed", "doc.md"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			for _, m := range []string{"a", "b", "c", "d"} {
				write(t, filepath.Join(folder, m+".yaml"), linked)
			}
			write(t, filepath.Join(folder, "doc.md"), "<!-- ospomap:begin map=a.yaml view=network engine=neato -->\n<!-- ospomap:end -->\n")
			if err := os.Mkdir(filepath.Join(folder, "out"), 0o700); err != nil {
				t.Fatal(err)
			}
			worker, pid := hanging(t)
			var messages strings.Builder
			cmd := exec.Command("ospomap", append(tt.args, "--graphviz", worker)...)
			cmd.Dir, cmd.Stderr, cmd.WaitDelay = folder, &messages, patience
			cmd.Env = append(os.Environ(), "GOMAXPROCS=2")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { cmd.Process.Kill() })
			eventually(t, "a layout begins", func() bool { begun, _ := running(t, pid); return begun > 0 })
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			err := cmd.Wait() // the layout itself would never end
			if e, ok := errors.AsType[*exec.ExitError](err); !ok || e.ExitCode() != exitFailed || messages.String() != "ospomap: interrupted\n" {
				t.Errorf("it ends with %v and says %q", err, messages.String())
			}
			if begun, left := running(t, pid); begun > tt.most || left > 0 {
				t.Errorf("%d layouts were begun, %d still run", begun, left)
			}
			if made, _ := filepath.Glob(filepath.Join(folder, "out", "*")); len(made) > 0 {
				t.Errorf("it has written %s", made)
			}
			if doc, _ := os.ReadFile(filepath.Join(folder, "doc.md")); strings.Contains(string(doc), "svg") {
				t.Errorf("the document was changed: %s", doc)
			}
		})
	}
}

// A layout stops when the reader leaves its page. The network is drawn without a layout
// if that takes too long.
func TestServeLayouts(t *testing.T) {
	t.Parallel()
	worker, pid := hanging(t)
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write(t, file, mapOf("Board")+"collaborations:\n  - {to: Board, method: report}\n")
	p := start(t, nil, "serve", file, "--graphviz", worker)
	ctx, leave := context.WithCancel(t.Context())
	asking, err := http.NewRequestWithContext(ctx, http.MethodGet, p.line()+"?view=network&engine=neato", nil)
	if err != nil {
		t.Fatal(err)
	}
	left := make(chan error, 1)
	go func() {
		_, err := http.DefaultClient.Do(asking)
		left <- err
	}()
	eventually(t, "the layout begins", func() bool { begun, _ := running(t, pid); return begun > 0 })
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the reader left with %v", err)
	}
	eventually(t, "the layout ends", func() bool { _, left := running(t, pid); return left == 0 })
	p.interrupt()

	p = start(t, nil, "serve", file, "--graphviz", worker, "--timeout", "100ms")
	if page := get(t, p.line()+"?view=network&engine=neato"); !strings.Contains(page, "the layout program took too long to place them") || strings.Contains(page, `class="broken">cannot`) {
		t.Error("the network does without the layout, or does not say so")
	}
	p.interrupt()
}
