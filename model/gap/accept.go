package gap

import "github.com/ospomap/ospomap/model"

// waiver is an accept entry and what became of it in this run.
type waiver struct {
	*model.Accept
	rules   []*Rule // those that it names and that can be waived
	expired bool
	covers  int // findings that it speaks of
}

// claim is what a waiver covers: the findings of one rule about one target. An
// empty target covers all of them.
type claim struct{ rule, target string }

// applyAccepts parts the findings into those that stand and those that the map
// accepts, and reports on accept entries that are stale. ran holds the ids of
// the rules that were asked: a waiver of any other may well match next time.
func applyAccepts(x *index, o Options, found []model.Finding, ran map[string]bool) Result {
	waivers := make([]*waiver, len(x.m.Accepts))
	claims := map[claim][]*waiver{}
	waived := map[string]bool{} // rules that a waiver names
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
	var aliases aliases
	for _, f := range found {
		if waived[f.Rule] {
			for _, target := range append(aliases.of(x, f.Subject), "") {
				for _, w := range claims[claim{f.Rule, lower(target)}] {
					w.covers++
					// Without a reason nothing is waived; the reader reports that.
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
	stale := &staleAccepts{x: x, o: o, aliases: &aliases, ran: ran}
	res.Findings = append(res.Findings, stale.findings(waivers)...)
	return res
}

// matching lists the rules that an id or a pattern names.
func matching(pattern string) []*Rule {
	if r := Lookup(pattern); r != nil {
		return []*Rule{r}
	}
	var out []*Rule
	for _, r := range Rules() {
		if matchAny([]string{pattern}, r.ID) {
			out = append(out, r)
		}
	}
	return out
}

// staleAccepts reports accept entries that are past their date, waive nothing,
// or waive more than meets the eye.
type staleAccepts struct {
	x       *index
	o       Options
	aliases *aliases
	ran     map[string]bool
}

func (s *staleAccepts) findings(waivers []*waiver) []model.Finding {
	unused, expired := s.o.context(s.x, Lookup("accept-unused")), s.o.context(s.x, Lookup("accept-expired"))
	broad := s.o.context(s.x, Lookup("accept-broad"))
	ids := numbering{}
	for _, w := range waivers {
		id := w.Rule
		if w.Target != "" {
			id += "/" + w.Target
		}
		subject := model.Subject{Kind: model.AboutAccept, ID: ids.unique(id)}
		rule := quoted("rule", w.Rule)
		switch {
		case len(w.rules) == 0 && len(matching(w.Rule)) > 0:
			unused.Report(subject, w.At("rule"), "fixed", rule)
		case len(w.rules) == 0:
			near := nearestRule(w.Rule)
			unused.Report(subject, w.At("rule"), variantNear("rule", near), rule, quoted("near", near))
		case w.expired && w.covers == 0 && s.allRan(w):
			unused.Report(subject, w.At("until"), "closed", rule, date("date", w.Until))
		case w.expired:
			expired.Report(subject, w.At("until"), "", rule, date("date", w.Until))
		case w.covers == 0 && !s.allRan(w):
		case w.covers == 0 && w.Target != "":
			near := s.nearTarget(w)
			unused.Report(subject, w.At("target"), variantNear("target", near), rule, quoted("target", w.Target), quoted("near", near))
		case w.covers == 0:
			unused.Report(subject, w.Pos, "", rule)
		case w.Reason != "" && !tells(w.Reason):
			unused.Report(subject, w.At("reason"), "reason", rule, quoted("reason", w.Reason))
		case w.Target == "" && w.covers > 1:
			broad.Report(subject, w.Pos, "", rule, number("n", w.covers))
		}
	}
	var out []model.Finding
	for _, c := range []*Context{unused, expired, broad} {
		if s.o.Runs(c.rule) {
			out = append(out, c.findings...)
		}
	}
	return out
}

// allRan reports whether all rules of a waiver were asked.
func (s *staleAccepts) allRan(w *waiver) bool {
	for _, r := range w.rules {
		if !s.ran[r.ID] {
			return false
		}
	}
	return true
}

// variantNear is the variant of a sentence with or without a suggestion.
func variantNear(variant, near string) string {
	if near == "" {
		return variant
	}
	return variant + "-near"
}

// nearTarget is the word that a target was most likely meant to be, unless it is
// one itself: then nothing is misspelt.
func (s *staleAccepts) nearTarget(w *waiver) string {
	var words []string
	for _, p := range model.Perspectives {
		words = append(words, string(p))
	}
	for _, p := range s.x.parties {
		words = append(words, p.ID, p.Name)
		for _, e := range p.Expectations {
			words = append(words, e.ID)
		}
	}
	for _, p := range s.x.m.People {
		words = append(words, p.ID, p.Name)
	}
	for _, g := range s.x.m.Organization.Goals {
		words = append(words, g.ID, g.Name)
	}
	for _, o := range s.x.m.OSPO.Objectives {
		words = append(words, o.ID, o.Name)
	}
	for _, word := range words {
		if lower(word) == lower(w.Target) {
			return ""
		}
	}
	return model.Near(w.Target, words)
}
