package check

import (
	"cmp"
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/diff"
)

// Levels are the severities from which findings fail a run, as words of
// model.FailLevels.
type Levels struct {
	FailOn         string // default "error"
	FailOnRevealed string // for findings of the standing Revealed; default "never"
}

// under fills in empty levels from a project file, and then the defaults.
func (l Levels) under(c *model.Config) Levels {
	if c == nil {
		c = &model.Config{}
	}
	return Levels{
		cmp.Or(l.FailOn, c.FailOn, model.Error.String()),
		cmp.Or(l.FailOnRevealed, c.FailOnRevealed, model.FailNever),
	}
}

// Levels returns the levels of the options or, where those are empty, of the project
// file.
func (r *Result) Levels() Levels { return r.options.Levels.under(r.options.Project) }

// Fails reports whether any of the findings fails a run.
func (l Levels) Fails(findings []model.Finding) bool {
	return Fails(findings, FailLevel(l.FailOn), FailLevel(l.FailOnRevealed))
}

// Stricter returns the lower of each pair of levels.
func (l Levels) Stricter(other Levels) Levels {
	lower := func(a, b string) string {
		if FailLevel(a) <= FailLevel(b) {
			return a
		}
		return b
	}
	return Levels{lower(l.FailOn, other.FailOn), lower(l.FailOnRevealed, other.FailOnRevealed)}
}

// lower records which levels the project file has raised since, and which new findings
// pass because of that. The review keeps the earlier levels.
func (v *Review) lower(then Levels) {
	now := v.Levels
	for _, l := range []struct {
		key, then, now string
		revealed       bool
	}{
		{"fail-on", then.FailOn, now.FailOn, false},
		{"fail-on-revealed", then.FailOnRevealed, now.FailOnRevealed, true},
	} {
		from, to := FailLevel(l.then), FailLevel(l.now)
		if to <= from {
			continue
		}
		pass := slices.DeleteFunc(append(slices.Clone(v.Findings), v.Hidden...), func(x model.Finding) bool {
			known := x.Standing == "" && !Contradicts(x)
			return known || (x.Standing == model.Revealed) != l.revealed || x.Severity < from || x.Severity >= to
		})
		v.Lowered = append(v.Lowered, diff.Lowered{Key: l.key, Then: l.then, Now: l.now, Findings: pass})
	}
	v.Levels = now.Stricter(then)
}
