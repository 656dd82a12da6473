package gap

import "github.com/ospomap/ospomap/model"

// waiver is an accept entry and what became of it in this run.
type waiver struct {
	*model.Accept
	expired bool
	used    bool
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
		if r := Lookup(a.Rule); r == nil || !r.Acceptable() {
			continue
		}
		key := claim{a.Rule, a.Target}
		if p, ok := model.PerspectiveAliases[a.Target]; ok {
			key.target = string(p)
		}
		claims[key] = append(claims[key], w)
		waived[a.Rule] = true
	}
	var res Result
	var aliases aliases
	for _, f := range found {
		if waived[f.Rule] {
			for _, target := range append(aliases.of(x, f.Subject), "") {
				for _, w := range claims[claim{f.Rule, target}] {
					w.used = true
					// Without a reason nothing is waived; the reader reports that.
					if f.Reason == "" && !w.expired {
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
	res.Findings = append(res.Findings, staleAccepts(x, o, waivers, ran)...)
	return res
}

// staleAccepts reports accept entries that are past their date or waive nothing.
func staleAccepts(x *index, o Options, waivers []*waiver, ran map[string]bool) []model.Finding {
	unused := &Context{Map: x.m, Today: o.Today, rule: Lookup("accept-unused"), index: x}
	expired := &Context{Map: x.m, Today: o.Today, rule: Lookup("accept-expired"), index: x}
	ids := numbering{}
	for _, w := range waivers {
		id := w.Rule
		if w.Target != "" {
			id += "/" + w.Target
		}
		subject := model.Subject{Kind: model.AboutAccept, ID: ids.unique(id)}
		rule := Lookup(w.Rule)
		switch {
		case rule == nil:
			suggestion := ""
			if near := nearestRule(w.Rule); near != "" {
				suggestion = "; did you mean \"" + near + "\"?"
			}
			unused.Report(subject, w.At("rule"), "no rule called %q%s", w.Rule, suggestion)
		case !rule.Acceptable():
			unused.Report(subject, w.At("rule"), "findings of %q cannot be accepted", w.Rule)
		case w.expired:
			expired.Report(subject, w.At("until"), "accepting %q ended on %s", w.Rule, w.Until)
		case w.used || !ran[w.Rule]:
		case w.Target != "":
			unused.Report(subject, w.Pos, "accepting %q for %q matches no finding", w.Rule, w.Target)
		default:
			unused.Report(subject, w.Pos, "accepting %q matches no finding", w.Rule)
		}
	}
	var out []model.Finding
	for _, c := range []*Context{unused, expired} {
		if o.Runs(c.rule) {
			out = append(out, c.findings...)
		}
	}
	return out
}
