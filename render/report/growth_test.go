//go:build unix

package report

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ospomap/ospomap/model"
)

// TestReportsGrowWithTheFindings has a map on one line, with a finding for each of
// its entries: twice as many take at most two and a half times as long, in every
// report. The best of five runs counts.
func TestReportsGrowWithTheFindings(t *testing.T) {
	const most, runs, n = 2.5, 5, 3000
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			once, twice := oneLine(n), oneLine(2*n)
			var a, b time.Duration
			for range runs {
				a, b = better(a, processorTime(t, name, once)), better(b, processorTime(t, name, twice))
				if a > 0 && float64(b) <= most*float64(a) {
					return
				}
			}
			t.Errorf("%d findings take %v, %d take %v", n, a, 2*n, b)
		})
	}
}

func oneLine(n int) File {
	var b strings.Builder
	f := File{Name: "map.yaml"}
	for i := range n {
		column := b.Len() + 1
		fmt.Fprintf(&b, "{name: S%05d, perspective: upward}, ", i)
		f.Findings = append(f.Findings, model.Finding{
			Rule: "orphan-stakeholder", Severity: model.Warning, Subject: model.Subject{Kind: "stakeholder", ID: fmt.Sprint(i)},
			Pos: model.Pos{Line: 1, Column: column, EndLine: 1, EndColumn: b.Len() - 1}, Message: "it has no collaboration",
		})
	}
	f.Source = []byte(b.String())
	return f
}

func better(best, now time.Duration) time.Duration {
	if best == 0 || now < best {
		return now
	}
	return best
}

func processorTime(t *testing.T, reporter string, f File) time.Duration {
	t.Helper()
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // collections come in steps
	before := usage(t)
	if err := Lookup(reporter).Write(io.Discard, []File{f}, Options{}); err != nil {
		t.Fatal(err)
	}
	return usage(t) - before
}

func usage(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
