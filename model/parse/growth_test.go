//go:build unix

package parse

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostile makes inputs of a size on which a careless reader takes quadratic time.
var hostile = []struct {
	name string
	n    int
	text func(n int) string
}{
	{"aliases on one line", 40_000, func(n int) string {
		return "a: &a 1\nb: [" + strings.Repeat("*a,", n) + "*a]\n"
	}},
	{"stakeholders on one line", 6_000, func(n int) string { return "organization: A\nstakeholders: [" + stakeholders(n, ", ") + "]\n" }},
	{"stakeholders on many lines", 6_000, func(n int) string { return "organization: A\nstakeholders:\n- " + stakeholders(n, "\n- ") + "\n" }},
	{"unknown keys on one line", 20_000, func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, ", k%d: 1", i)
		}
		return head + "  - {name: A, perspective: upward" + b.String() + "}\n"
	}},
	{"words after commas", 40_000, func(n int) string {
		return head + "  - {name: A, perspective: upward, role: x" + strings.Repeat(", word", n) + "}\n"
	}},
	{"unknown words", 20_000, func(n int) string {
		return head + "  - {name: A, perspective: upward, influence: high" + strings.Repeat("}\n  - {name: A, influence: hihg", n) + "}\n"
	}},
	{"unknown references", 10_000, func(n int) string {
		return head + "  - {name: A, perspective: upward}\ncollaborations: [" + strings.Repeat("{to: Somebody else}, ", n) + "]\n"
	}},
	{"one text in many lines", 100_000, func(n int) string { return "organization: a" + strings.Repeat("\n  a", n) + "\n" }},
	{"equal expectations", 10_000, func(n int) string {
		return head + "  - {name: A, perspective: upward, expectations: [" + strings.Repeat("same, ", n) + "]}\n"
	}},
	{"parts of parts", 4_000, func(n int) string {
		var b strings.Builder
		b.WriteString(head + "  - {name: S0, perspective: upward}\n")
		for i := range n {
			fmt.Fprintf(&b, "  - {name: S%d, part_of: S%d}\n", i+1, i)
		}
		return b.String()
	}},
	{"a quote that is never closed", 10_000, func(n int) string {
		return head + strings.Repeat("  - {name: A, perspective: upward}\n", n) + "  - {name: \"}\n"
	}},
	{"texts that begin with an at sign", 5_000, func(n int) string {
		return head + strings.Repeat("  - {name: @a, perspective: upward}\n", n)
	}},
	{"joiners", 100_000, func(n int) string {
		return head + "  - {name: \"" + strings.Repeat("می\u200c", n) + "\", perspective: upward}\n"
	}},
	{"tags of a flag", 50_000, func(n int) string {
		return head + "  - {name: \"\U0001f3f4" + strings.Repeat("\U000e0067", n) + "\", perspective: upward}\n"
	}},
	{"marks behind a virama", 50_000, func(n int) string {
		return head + "  - {name: \"क" + strings.Repeat("्\u200d", n) + "\", perspective: upward}\n"
	}},
}

func stakeholders(n int, between string) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("{name: S%d, perspective: upward}", i)
	}
	return strings.Join(list, between)
}

// TestWorkGrowsNoFasterThanInput compares the processor time of an input with that
// of one twice as long: the best of five runs each.
func TestWorkGrowsNoFasterThanInput(t *testing.T) {
	const most, runs = 2.5, 5
	for _, tt := range hostile {
		for _, job := range []struct {
			name string
			do   func(src []byte)
		}{
			{"reading", func(src []byte) { Parse("map.yaml", src) }},
			{"formatting", func(src []byte) { Format("map.yaml", src) }},
		} {
			t.Run(job.name+" "+tt.name, func(t *testing.T) {
				once, twice := []byte(tt.text(tt.n)), []byte(tt.text(2*tt.n))
				var a, b time.Duration
				for range runs {
					a, b = better(a, processorTime(func() { job.do(once) })), better(b, processorTime(func() { job.do(twice) }))
					if a > 0 && float64(b) <= most*float64(a) {
						return
					}
				}
				t.Errorf("%d take %v, %d take %v: %.1f times as long", tt.n, a, 2*tt.n, b, float64(b)/float64(a))
			})
		}
	}
}

func better(best, now time.Duration) time.Duration {
	if best == 0 || now < best {
		return now
	}
	return best
}

func processorTime(do func()) time.Duration {
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // collections come in steps
	before := usage()
	do()
	return usage() - before
}

func usage() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
