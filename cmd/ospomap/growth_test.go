package main

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"

	"testing"
	"time"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/check"
	"github.com/ospomap/ospomap/model/diff"
	"github.com/ospomap/ospomap/model/gap"
	"github.com/ospomap/ospomap/model/parse"
	"github.com/ospomap/ospomap/render/embed"
	"github.com/ospomap/ospomap/render/format"
	"github.com/ospomap/ospomap/render/report"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views"
)

// growing are inputs of a size, made to need more than their share.
var growing = map[string]func(n int) string{
	"stakeholders": func(n int) string { return "organization: A\nstakeholders:\n" + parties(n) },
	"stakeholders in one line": func(n int) string {
		return "{organization: A, stakeholders: [" + repeat(n, "{name: Party %d, perspective: upward}, ") + "]}"
	},
	"a star": func(n int) string {
		return "organization: A\nstakeholders:\n" + parties(n) + "collaborations:\n" + repeat(n, "  - {to: p%d, method: report}\n")
	},
	"a chain": func(n int) string {
		return "organization: A\nstakeholders:\n" + parties(n) + "collaborations:\n  - {to: p0, method: report}\n" +
			lines(n-1, func(i int) string { return fmt.Sprintf("  - {from: p%d, to: p%d, method: report}\n", i, i+1) })
	},
	"many between two": func(n int) string {
		return "organization: A\nstakeholders:\n" + parties(3) + "collaborations:\n" + repeat(n, "  - {to: p1, method: report, label: Work %d}\n")
	},
	"goals": func(n int) string {
		return "organization:\n  name: A\n  goals:\n" + repeat(n, "    - {id: g%d, name: Goal}\n") + "stakeholders:\n" + parties(3) +
			"collaborations:\n" + lines(n, func(i int) string { return fmt.Sprintf("  - {to: p%d, method: report, goals: [g%d]}\n", i%3, i) })
	},
	"people": func(n int) string {
		return "organization: A\npeople:\n" + repeat(n, "  - {name: Person %d, hats: [counselor]}\n") + "stakeholders:\n" + parties(n) +
			"collaborations:\n" + lines(n, func(i int) string { return fmt.Sprintf("  - {to: p%d, method: report, owner: Person %d}\n", i, i) })
	},
	"unknown references": func(n int) string {
		return "organization: A\nstakeholders:\n" + parties(n) + "collaborations:\n" + repeat(n, "  - {to: nobody%d, method: report}\n")
	},
	"unknown keys": func(n int) string {
		return "organization: A\nstakeholders:\n" + repeat(n, "  - {name: Party %d, perspective: upward, colour: red}\n")
	},
	"aliases in one line": func(n int) string { return "organization: &a A\nstakeholders: [" + strings.Repeat("*a, ", n) + "]\n" },
	"the same name": func(n int) string {
		return "organization: A\nstakeholders:\n" + strings.Repeat("  - {name: Party, perspective: upward}\n", n)
	},
	"needs and influence": func(n int) string { return "organization: A\nstakeholders:\n" + repeat(n, judged) },
	"a long name": func(n int) string {
		return "organization: A\nstakeholders:\n  - {name: " + strings.Repeat("word ", n) + "x, perspective: upward}\n"
	},
	"a name without spaces": func(n int) string {
		return "organization: A\nstakeholders:\n  - {name: " + strings.Repeat("word", n) + ", perspective: upward}\n"
	},
}

const judged = "  - {name: Party %d, perspective: outside, influence: high, interest: low, engagement: {current: unaware, desired: leading}, expectations: [{id: e, text: More}]}\n"

func parties(n int) string {
	perspectives := model.Perspectives
	return lines(n, func(i int) string {
		return fmt.Sprintf("  - {id: p%d, name: Party %d, perspective: %s}\n", i, i, perspectives[i%len(perspectives)])
	})
}

func repeat(n int, format string) string {
	return lines(n, func(i int) string { return fmt.Sprintf(format, i) })
}

func lines(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i))
	}
	return b.String()
}

// stage is a part of the way from a map to an answer: a job that does it with what
// was read and found, or nil where there is nothing to do.
type stage func(src []byte, r *check.Result) func() error

func stages() map[string]stage {
	all := map[string]stage{"check": func(src []byte, _ *check.Result) func() error {
		return func() error { judge(src); return nil }
	}}
	all["fmt"] = func(src []byte, _ *check.Result) func() error {
		return func() error { parse.Format("map.yaml", src); return nil }
	}
	all["diff"] = func(src []byte, r *check.Result) func() error {
		was := judge([]byte(strings.ReplaceAll(string(src), "1", "2")))
		return func() error {
			old, now := diff.Version{Map: was.Map, Findings: was.Findings}, diff.Version{Map: r.Map, Findings: r.Findings}
			diff.Compare(old, now)
			return nil
		}
	}
	all["baseline"] = func(_ []byte, r *check.Result) func() error {
		return func() error {
			var b bytes.Buffer
			known := check.NewBaseline()
			known.Add("map.yaml", r)
			if err := report.WriteJSON(&b, known); err != nil {
				return err
			}
			known, err := check.ReadBaseline(b.Bytes())
			if err == nil {
				known.Since("map.yaml", r)
			}
			return err
		}
	}
	for _, name := range report.Names() {
		all["report "+name] = func(_ []byte, r *check.Result) func() error {
			return func() error {
				return report.Lookup(name).Write(io.Discard, []report.File{reported(r)}, report.Options{})
			}
		}
	}
	for _, v := range views.All {
		all["view "+v.Name] = drawn(func(r *check.Result) error {
			_, err := v.Draw(r.Map, view.Options{Findings: r.Findings, LayOut: stacked})
			return err
		})
	}
	for _, name := range []string{"svg", "html", "pdf", "json"} {
		all["format "+name] = drawn(func(r *check.Result) error {
			s, err := views.Lookup("compass").Draw(r.Map, view.Options{Findings: r.Findings})
			if err != nil {
				return err
			}
			return format.Lookup(name).Write(io.Discard, s, format.Options{})
		})
	}
	return all
}

// drawn is a stage for maps that can be drawn.
func drawn(draw func(r *check.Result) error) stage {
	return func(_ []byte, r *check.Result) func() error {
		if r.Err() != nil {
			return nil
		}
		return func() error { return draw(r) }
	}
}

func judge(src []byte) *check.Result {
	return check.Run(src, check.Options{Name: "map.yaml", Rules: gap.Options{Enable: []string{"*"}}})
}

// work is what a run has cost.
type work struct {
	bytes uint64        // that were allocated
	time  time.Duration // of this thread on a processor, the least of some runs
}

// measure runs a job some times. Neither the load of the machine nor other tests
// count.
func measure(t *testing.T, runs int, job func() error) work {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	least := work{time: time.Hour}
	for range runs {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := threadTime(t)
		if err := job(); err != nil {
			t.Fatal(err)
		}
		least.time = min(least.time, threadTime(t)-began)
		runtime.ReadMemStats(&after)
		least.bytes = after.TotalAlloc - before.TotalAlloc
	}
	return least
}

// TestGrowthOfDocuments is TestGrowth for what embed reads.
func TestGrowthOfDocuments(t *testing.T) {
	for name, unit := range map[string]string{
		"blocks":       "<!-- ospomap:begin map=a.yaml view=gaps -->\nold\n<!-- ospomap:end -->\n",
		"beginnings":   "<!-- ospomap:begin map=a.yaml -->\n",
		"ends":         "<!-- ospomap:end -->\n",
		"fences":       "```\n",
		"long fences":  "`",
		"comments":     "<!-- ",
		"spaces":       " ",
		"attributes":   "<!-- ospomap:begin map=a.yaml " + strings.Repeat("x=y ", 20) + "-->\n<!-- ospomap:end -->\n",
		"front matter": "---\n",
	} {
		t.Run(name, func(t *testing.T) {
			fill := func(n int) func() error {
				src := []byte(strings.Repeat(unit, n))
				return func() error {
					doc, _ := embed.Parse(src)
					doc.Fill(make([]string, len(doc.Blocks)))
					return nil
				}
			}
			one, four := measure(t, 2, fill(2000)), measure(t, 2, fill(8000))
			if ratio := float64(four.bytes) / float64(one.bytes); ratio > 2.5*2.5 && four.bytes > 1<<20 {
				t.Errorf("four times the input takes %.1f times the memory", ratio)
			}
			if ratio := float64(four.time) / float64(one.time); four.time > 400*time.Millisecond && ratio > 2.5*2.5 {
				t.Errorf("four times the input takes %.1f times as long: %v", ratio, four.time)
			}
		})
	}
}

// TestGrowth makes each input four times as large: no part of the way may then take
// much more than four times as much. What is allocated is counted; time, which the
// system counts in steps of some milliseconds, only where it is long.
func TestGrowth(t *testing.T) {
	const (
		n    = 400
		runs = 2
		most = 2.5 * 2.5
		long = 200 * time.Millisecond
	)
	for input, make := range growing {
		small, large := []byte(make(n)), []byte(make(4*n))
		of, ofLarge := judge(small), judge(large)
		for name, stage := range stages() {
			t.Run(name+" of "+input, func(t *testing.T) {
				job := stage(small, of)
				if job == nil {
					return // errors have no picture
				}
				one, four := measure(t, runs, job), measure(t, runs, stage(large, ofLarge))
				if ratio := float64(four.bytes) / float64(one.bytes); ratio > most {
					t.Errorf("four times the input takes %.1f times the memory: %d and %d bytes", ratio, one.bytes, four.bytes)
				}
				if ratio := float64(four.time) / float64(one.time); four.time > long && ratio > most {
					t.Errorf("four times the input takes %.1f times as long: %v and %v", ratio, one.time, four.time)
				}
			})
		}
	}
}
