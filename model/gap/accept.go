package gap

import (
	"slices"
	"strconv"

	"github.com/ospomap/ospomap/model"
)

// waiver is an accept entry and its effect in this run.
type waiver struct {
	*model.Accept
	rules   []*Rule // rules that it names and that can be waived
	expired bool
	covers  int // number of findings that match it
}

// claim is the scope of a waiver: the findings of one rule about one target, or about
// anything if the target is empty.
type claim struct{ rule, target string }

// applyAccepts splits the findings into those that remain and those that the map
// accepts, and reports stale accept entries. ran contains the ids of the rules that
// ran; a waiver of any other rule is not stale, since it may match next time.
func applyAccepts(x *facts, o Options, found []model.Finding, ran map[string]bool) Result {
	if len(x.m.Accepts) == 0 {
		return Result{Findings: found}
	}
	waivers := make([]*waiver, len(x.m.Accepts))
	claims := map[claim][]*waiver{}
	waived := map[string]bool{} // rules named by a waiver
	for i, a := range x.m.Accepts {
		w := &waiver{Accept: a, expired: !o.Today.IsZero() && !a.Until.IsZero() && a.Until.Before(o.Today)}
		waivers[i] = w
		target := lower(a.Target)
		if p, ok := model.PerspectiveAliases[target]; ok {
			target = string(p)
		}
		for _, r := range matching(a.Rule) {
			if r.Acceptable() {
				w.rules = append(w.rules, r)
				key := claim{r.ID, target}
				claims[key] = append(claims[key], w)
				waived[r.ID] = true
			}
		}
	}
	var res Result
	for _, f := range found {
		if waived[f.Rule] {
			by := map[*waiver]bool{}
			for _, target := range append(x.aliases(f.Subject), "") {
				for _, w := range claims[claim{f.Rule, lower(target)}] {
					if by[w] {
						continue
					}
					by[w] = true
					w.covers++
					// An entry without a reason waives nothing; the parser reports it.
					if f.Reason == "" && !w.expired && tells(w.Reason) {
						f.Reason = w.Reason
					}
				}
			}
		}
		if f.Reason != "" {
			res.Accepted = append(res.Accepted, f)
		} else {
			res.Findings = append(res.Findings, f)
		}
	}
	stale := &staleAccepts{x: x, o: o, ran: ran}
	res.Findings = append(res.Findings, stale.findings(waivers)...)
	return res
}

// matching returns the rules that an id or a pattern names.
func matching(pattern string) []*Rule {
	if r := Lookup(pattern); r != nil {
		return []*Rule{r}
	}
	var out []*Rule
	for _, r := range Rules() {
		if Matches([]string{pattern}, r.ID) {
			out = append(out, r)
		}
	}
	return out
}

// staleAccepts reports accept entries that have expired, waive nothing, or waive more
// than they seem to.
type staleAccepts struct {
	x   *facts
	o   Options
	ran map[string]bool

	// The names that a target may have, filled on first use.
	words   map[string]string // by lower-case word
	targets []string
	names   model.Names

	compared int // how many of them, for all entries
}

func (s *staleAccepts) findings(waivers []*waiver) []model.Finding {
	unused, expired := s.o.context(s.x, Lookup("accept-unused")), s.o.context(s.x, Lookup("accept-expired"))
	broad := s.o.context(s.x, Lookup("accept-broad"))
	ids, valid := numbering{}, map[claim]bool{}
	for i, w := range waivers {
		id := w.Rule
		if w.Target != "" {
			id += "/" + w.Target
		}
		subject := model.Subject{Kind: model.AboutAccept, ID: ids.unique(id)}
		rule, same := quoted("rule", w.Rule), claim{w.Rule, lower(w.Target)}
		near := ""
		if w.covers == 0 && w.Target != "" && len(w.rules) > 0 && s.allRan(w) {
			near = s.nearTarget(w)
		}
		switch {
		case len(w.rules) == 0 && len(matching(w.Rule)) > 0:
			unused.Report(subject, w.At("rule"), "fixed", rule)
		case len(w.rules) == 0:
			reportUnknownRule(unused, subject, w, i)
		case near != "":
			mendWaiver(unused.Report(subject, w.At("target"), "target-near", rule, quoted("target", w.Target), quoted("near", near)), i, "target", near)
		case w.expired && w.covers == 0 && s.allRan(w):
			mendWaiver(unused.Report(subject, w.At("until"), "closed", rule, date("date", w.Until)), i, "", "")
		case w.expired:
			expired.Report(subject, w.At("until"), "", rule, date("date", w.Until))
		case w.covers == 0 && !s.allRan(w):
		case w.covers == 0 && w.Target != "":
			f := unused.Report(subject, w.At("target"), "target", rule, quoted("target", w.Target))
			if s.compared <= mostCompared { // and not perhaps misspelt
				mendWaiver(f, i, "", "")
			}
		case w.covers == 0:
			mendWaiver(unused.Report(subject, w.Pos, "", rule), i, "", "")
		case w.Reason != "" && !tells(w.Reason):
			unused.Report(subject, w.At("reason"), "reason", rule, quoted("reason", w.Reason))
		case valid[same]:
			unused.Report(subject, w.Pos, "twice", rule) // no fix: only the author knows which reason is right
		case w.Target == "" && w.covers > 1:
			broad.Report(subject, w.Pos, "", rule, number("n", w.covers))
		}
		valid[same] = valid[same] || !w.expired && tells(w.Reason)
	}
	var out []model.Finding
	for _, c := range []*Context{unused, expired, broad} {
		if s.o.Runs(c.rule) {
			out = append(out, c.findings...)
		}
	}
	return out
}

// fixWaiver is the label of a fix that removes a waiver.
const fixWaiver model.Phrase = "remove the waiver"

// mendWaiver adds a fix to a finding about the waiver with index at: to correct the
// value of key to near or, if near is empty, to remove the waiver.
func mendWaiver(f *model.Finding, at int, key, near string) {
	path := "accept[" + strconv.Itoa(at) + "]"
	fix := model.Fix{Label: string(fixWaiver), Safe: true, Edits: []model.Edit{{Op: model.EditRemove, Path: path}}}
	if near != "" {
		fix.Label = "write " + model.Quoted(near)
		fix.Edits = []model.Edit{{Op: model.EditSet, Path: path + "." + key, Value: model.TextValue(near)}}
	}
	f.Fixes = []model.Fix{fix}
}

// reportUnknownRule reports an entry that names no rule, with the rules that may be meant.
func reportUnknownRule(unused *Context, subject model.Subject, w *waiver, at int) {
	rule, pos := quoted("rule", w.Rule), w.At("rule")
	switch like := model.HoldingOrNear(w.Rule, IDs()); len(like) {
	case 0:
		mendWaiver(unused.Report(subject, pos, "rule", rule), at, "rule", "")
	case 1:
		mendWaiver(unused.Report(subject, pos, "rule-near", rule, quoted("near", like[0])), at, "rule", like[0])
	default:
		unused.Report(subject, pos, "rules-near", rule, wordAll("near", like))
	}
}

// allRan reports whether all rules of a waiver ran.
func (s *staleAccepts) allRan(w *waiver) bool {
	return !slices.ContainsFunc(w.rules, func(r *Rule) bool { return !s.ran[r.ID] })
}

// mostCompared limits how many words are compared with misspelt targets. Comparing every
// target with every word would take time quadratic in the size of the map.
const mostCompared = 1 << 18

// nearTarget returns the name that the target of a waiver was most likely meant to be.
// It is empty if nothing is close, or if the target is itself a name.
func (s *staleAccepts) nearTarget(w *waiver) string {
	if s.words == nil {
		s.words = map[string]string{}
		s.fill()
	}
	if s.words[lower(w.Target)] != "" {
		return ""
	}
	if s.compared += len(s.targets); s.compared > mostCompared {
		return ""
	}
	if near := model.Near(w.Target, s.targets); near != "" {
		return near
	}
	if like := s.names.Like(w.Target); len(like) == 1 {
		return like[0]
	}
	return ""
}

// fill collects the names that a target may have.
func (s *staleAccepts) fill() {
	add := func(words ...string) {
		for _, word := range words {
			s.words[lower(word)] = word
			s.targets = append(s.targets, word)
			s.names.Add(word, word)
		}
	}
	for _, p := range model.Perspectives {
		add(string(p))
	}
	for _, p := range s.x.parties {
		add(p.ID, p.Name)
		add(p.Labels()...)
		for _, e := range slices.Concat(p.Expectations, p.Needs) {
			add(e.ID)
		}
	}
	for _, p := range s.x.m.People {
		add(p.ID, p.Name)
	}
	for _, g := range s.x.m.Organization.Goals {
		add(g.ID, g.Name)
	}
	for _, o := range s.x.m.OSPO.Objectives {
		add(o.ID, o.Name)
	}
}
