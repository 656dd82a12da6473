package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A file system that reports no changes is polled.
func TestWithoutEvents(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ospo.yaml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	told := ""
	w := New(func(format string, args ...any) { told += fmt.Sprintf(format, args...) }, file)
	w.deaf(errors.New("too many open files"))
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	write("another")
	seen := errors.New("seen")
	if err := w.Each(ctx, func() error { return seen }); err != seen {
		t.Errorf("got %v", err)
	}
	if told != "the system does not report file changes (too many open files); checking every 1s" {
		t.Errorf("it says %q", told)
	}
}
