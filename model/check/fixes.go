package check

import (
	"slices"
	"strings"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/edit"
)

// Mended is a finding and the fix that removed it.
type Mended struct {
	Finding model.Finding
	Fix     model.Fix
}

// Limits on one call of Mend: failed attempts, and rounds in which it checks the mended
// map again. Whatever is left then is reported.
const (
	mostFailures = 100
	mostRounds   = 100
)

// Mend applies the safe fixes of all findings and returns the resulting map. A fix that
// does not remove its finding, or causes another one, is left out. Fixes are applied
// together, and in smaller groups only if that fails, so that the cost grows with the
// size of the map rather than with size times fixes.
func (r *Result) Mend() (*Result, []Mended) {
	m := &mender{tried: map[string]bool{}, left: mostFailures}
	for range mostRounds {
		fixes := m.next(r)
		if len(fixes) == 0 {
			break
		}
		r = m.mend(r, fixes)
	}
	return r, m.done
}

// mender applies safe fixes and remembers which ones failed.
type mender struct {
	done  []Mended
	tried map[string]bool
	left  int // remaining failures
}

// next returns the first untried safe fix of each finding, last in the file first, so
// that a removal does not move what is still to be fixed.
func (m *mender) next(r *Result) []Mended {
	var fixes []Mended
	at := map[string]bool{} // paths, each of which is fixed once per round
	for _, f := range slices.Backward(r.Findings) {
		for _, fix := range r.Fixes(f) {
			if x := (Mended{f, fix}); fix.Safe && !m.tried[x.key()] && !at[fix.Edits[0].Path] {
				fixes = append(fixes, x)
				at[fix.Edits[0].Path] = true
				break
			}
		}
	}
	return fixes
}

func (m Mended) key() string { return identity(m.Finding) + "\x00" + edit.String(m.Fix.Edits[0]) }

// mend applies fixes together or, if that fails, in halves.
func (m *mender) mend(r *Result, fixes []Mended) *Result {
	if next := r.after(fixes); next != nil {
		for _, x := range slices.Backward(fixes) { // in file order
			m.done = append(m.done, x)
		}
		return next
	}
	if m.left--; len(fixes) == 1 || m.left <= 0 {
		for _, x := range fixes {
			m.tried[x.key()] = true
		}
		return r
	}
	half := len(fixes) / 2
	return m.mend(m.mend(r, fixes[:half]), fixes[half:])
}

// Labels of fixes other than writing a word.
const (
	fixMissing model.Phrase = "add what is missing; the words are a proposal"
	fixTwice   model.Phrase = "remove the second one, which says the same"
)

// Fixes returns the fixes that the parser, the rule or the map itself offers for a
// finding of r. Use After to find out whether a fix works.
func (r *Result) Fixes(f model.Finding) []model.Fix {
	fixes := slices.Clone(f.Fixes)
	if (f.Rule == "duplicate-collaboration" || f.Rule == "duplicate-id") && len(f.Related) > 0 && r.entries != nil {
		if e, ok := r.entries().Twice(f.Related[0].Pos, f.Pos); ok {
			fixes = append(fixes, model.Fix{Label: string(fixTwice), Safe: true, Edits: []model.Edit{e}})
		}
	}
	return fixes
}

// Suggest returns a fix for a finding of r that somebody has to review, because its
// names and words are only proposed, and the map after it. It returns nil if no fix works.
func (r *Result) Suggest(f model.Finding) (*model.Fix, *Result) {
	fixes := r.Fixes(f)
	if r.Err() == nil {
		fixes = append(fixes, model.Fix{Label: string(fixMissing), Edits: suggestion(f, r.Mender.Snippet(f))})
	}
	for _, fix := range fixes {
		if fix.Safe || len(fix.Edits) == 0 {
			continue
		}
		if after := r.After(f, fix); after != nil {
			return &fix, after
		}
	}
	return nil, nil
}

// suggestion returns the edits of a snippet: entries for the end of lists and, below a
// comment, fields of the entry that the finding is about.
func suggestion(f model.Finding, snippet string) []model.Edit {
	var edits []model.Edit
	path, text := "", ""
	flush := func() {
		if text != "" {
			edits = append(edits, edit.Snippet(path, text)...)
		}
		text = ""
	}
	for line := range strings.Lines(snippet) {
		rest, ok := strings.CutPrefix(line, "# in ")
		switch {
		case ok:
			flush()
			list, entry, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(rest), ":"), ", in the entry of ")
			path = list
			if entry != "" {
				if !isIn(f.Subject.Kind, list) {
					return nil // the comment names another entry
				}
				path = string(f.Subject.Kind) + "/" + f.Subject.ID
			}
		case strings.HasPrefix(line, "#"):
			return nil
		default:
			text += line
		}
	}
	flush()
	return edits
}

// isIn reports whether the list of that name contains things of that kind.
func isIn(kind model.SubjectKind, list string) bool { return string(kind)+"s" == list }

// After returns the map after a fix of one of its findings, or nil if the fix does not
// work: it cannot be applied, the finding stays, or another one appears. A suggested
// fix may cause findings of severity info.
func (r *Result) After(f model.Finding, fix model.Fix) *Result { return r.after([]Mended{{f, fix}}) }

// after is After for several fixes, either all safe or a single one.
func (r *Result) after(fixes []Mended) *Result {
	var edits []model.Edit
	count, kept := map[string]int{}, map[string]int{}
	for _, x := range r.Findings {
		count[identity(x)]++
		kept[x.Rule]++
	}
	for _, m := range fixes {
		edits = append(edits, m.Fix.Edits...)
		count[identity(m.Finding)]-- // it has to disappear
	}
	res, err := edit.Apply(r.Source, edits)
	if err != nil {
		return nil
	}
	next := judge(res.Source, r.options, r.Rules)
	f, safe := fixes[0].Finding, fixes[0].Fix.Safe
	for _, x := range next.Findings {
		switch count[identity(x)]--; {
		case count[identity(x)] >= 0:
		case !safe && (x.Severity == model.Info || identity(x) == identity(f) && x.Severity < f.Severity):
		case !safe && x.Rule == "placeholder-text":
			// The author has to fill in the words.
		case r.Err() != nil && !Contradicts(x):
			// It was hidden by the contradictions.
		case kept[x.Rule] > model.MostOfRule:
			// It was only counted before.
		default:
			return nil
		}
	}
	return next
}

// identity identifies findings across states of a map. For findings of the parser it
// uses the message, since their paths contain list indices.
func identity(f model.Finding) string {
	if structural(f) {
		return f.Rule + "\x00" + f.Message
	}
	return f.Fingerprint()
}

// Patch is a fix of a finding and the map after it.
type Patch struct {
	model.Fix
	After []byte
}

// mostTried and mostRead limit the attempts for one report: each fix takes a check of
// the whole map, so that large maps get fewer.
const (
	mostTried = 40
	mostRead  = 1 << 20 // bytes
)

// Patches returns a function that returns the first working fix for a finding of r: a
// safe one or else, on request, a suggested one. The number of attempts is limited;
// after that the function returns nil.
func (r *Result) Patches() func(f model.Finding, suggested bool) *Patch {
	most, tried := max(1, min(mostTried, mostRead/(len(r.Source)+1))), 0
	return func(f model.Finding, suggested bool) *Patch {
		if tried >= most {
			return nil
		}
		for _, fix := range r.Fixes(f) {
			if tried++; fix.Safe && tried <= most {
				if next := r.After(f, fix); next != nil {
					return &Patch{fix, next.Source}
				}
			}
		}
		if !suggested || tried >= most {
			return nil
		}
		tried++
		if fix, after := r.Suggest(f); fix != nil {
			return &Patch{*fix, after.Source}
		}
		return nil
	}
}
