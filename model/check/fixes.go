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

// mostFailures bounds how many attempts of one Mend may fail.
const mostFailures = 100

// Mend applies the safe fixes of all findings and returns the map after them. A fix that
// does not remove its finding, or raises another one, is left out. The fixes of one
// state of the map are made together, and one by one only if that fails: the work grows
// with the map, not with the map times its fixes.
func (r *Result) Mend() (*Result, []Mended) {
	m := &mender{tried: map[string]bool{}, left: mostFailures}
	for {
		fixes := m.next(r)
		if len(fixes) == 0 {
			return r, m.done
		}
		r = m.mend(r, fixes)
	}
}

// mender makes safe fixes, and knows which ones have failed.
type mender struct {
	done  []Mended
	tried map[string]bool
	left  int // attempts that may still fail
}

// next are the first safe fixes of findings that have not been tried, the last one in
// the file first: what is removed moves nothing that is still to be fixed.
func (m *mender) next(r *Result) []Mended {
	var fixes []Mended
	at := map[string]bool{} // places, each of which is fixed once
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

// mend makes fixes together or, where that does not do, in halves.
func (m *mender) mend(r *Result, fixes []Mended) *Result {
	if next := r.after(fixes); next != nil {
		for _, x := range slices.Backward(fixes) { // in the order of the file
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

// What fixes do that are not what somebody writes, in the language of a report.
const (
	fixMissing model.Phrase = "add what is missing; the words are a proposal"
	fixTwice   model.Phrase = "remove the second one, which says the same"
)

// Fixes returns what the reader, the rule or the map itself offers to fix a finding of
// the result. Result.After tells whether a fix works.
func (r *Result) Fixes(f model.Finding) []model.Fix {
	fixes := slices.Clone(f.Fixes)
	if (f.Rule == "duplicate-collaboration" || f.Rule == "duplicate-id") && len(f.Related) > 0 && r.entries != nil {
		if e, ok := r.entries().Twice(f.Related[0].Pos, f.Pos); ok {
			fixes = append(fixes, model.Fix{Label: string(fixTwice), Safe: true, Edits: []model.Edit{e}})
		}
	}
	return fixes
}

// Suggest returns, for a finding of the result, a fix that somebody has to look at: its
// names and words are a proposal. It is nil if there is none that works.
func (r *Result) Suggest(f model.Finding) *model.Fix {
	for _, fix := range r.Fixes(f) {
		if !fix.Safe && r.After(f, fix) != nil {
			return &fix
		}
	}
	if r.Err() != nil {
		return nil
	}
	fix := model.Fix{Label: string(fixMissing), Edits: suggestion(f, r.Mender.Snippet(f))}
	if len(fix.Edits) == 0 || r.After(f, fix) == nil {
		return nil
	}
	return &fix
}

// suggestion is the edits of a snippet: entries for the end of lists, and below a
// comment fields of the entry that the finding is about.
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
					return nil // it is about another entry
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

// isIn reports whether things of a kind are in the list of that name.
func isIn(kind model.SubjectKind, list string) bool { return string(kind)+"s" == list }

// After returns the map after a fix of one of its findings, or nil if the fix does not
// work: it can't be made, the finding stays, or another one appears. A suggested fix may
// raise infos.
func (r *Result) After(f model.Finding, fix model.Fix) *Result { return r.after([]Mended{{f, fix}}) }

// after is the map after fixes of its findings, all safe or a single one.
func (r *Result) after(fixes []Mended) *Result {
	var edits []model.Edit
	count, kept := map[string]int{}, map[string]int{}
	for _, x := range r.Findings {
		count[identity(x)]++
		kept[x.Rule]++
	}
	for _, m := range fixes {
		edits = append(edits, m.Fix.Edits...)
		count[identity(m.Finding)]-- // it has to go
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
			// Somebody has to find the words.
		case r.Err() != nil && !Contradicts(x):
			// It was not looked for as long as the map contradicted itself.
		case kept[x.Rule] > model.MostOfRule:
			// It was one of those that are only counted.
		default:
			return nil
		}
	}
	return next
}

// identity tells findings of two states of a map apart. The paths of what the
// reader finds move with their lists.
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

// mostTried and mostRead bound what is tried for one report: each fix takes a check
// of the whole map, so that large maps get fewer.
const (
	mostTried = 40
	mostRead  = 1 << 20 // bytes
)

// Patches gives the first fix of a finding of the result that does: a safe one, else
// a suggested one where that is asked for. After so many it gives none.
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
		fix := r.Suggest(f)
		if fix == nil {
			return nil
		}
		return &Patch{*fix, r.After(f, *fix).Source}
	}
}
