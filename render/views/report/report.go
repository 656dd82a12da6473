// Package report draws the quarterly review: the verdict, the compass, the gaps, other
// views and tables, as sections of a page or pages of a document.
package report

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/card"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
	"github.com/ospomap/ospomap/render/views/calendar"
	"github.com/ospomap/ospomap/render/views/compass"
	"github.com/ospomap/ospomap/render/views/engagement"
)

// View is the report view.
var View = view.New(view.View{
	Name:     "report",
	Question: "How is the office doing, what is missing, and what comes next?",
	Use: "Everything that a quarterly review needs, in one file: the verdict, the compass, the gaps with what to do about " +
		"them, engagement, goals and calendar. A PDF has pages for each of them, an HTML page has sections. Send it before " +
		"the meeting, and keep the file of each quarter to see what has moved.",
	Blank: "the verdict, and under “Not recorded yet”, at the end of the gaps, what each empty section needs.",
	Fields: []string{
		"organization.name", "organization.sector", "organization.region", "organization.size", "organization.goals[].name",
		"ospo.name", "ospo.status", "ospo.structure", "ospo.reports_to", "ospo.stage", "ospo.mission", "ospo.objectives[].name", "ospo.objectives[].owner",
		"ospo.objectives[].supports", "ospo.objectives[].measure", "ospo.objectives[].baseline", "ospo.objectives[].target",
		"ospo.objectives[].due", "ospo.objectives[].status", "ospo.objectives[].answers",
		"people[].name", "people[].lead", "people[].hats", "people[].allocation", "people[].until",
		"stakeholders[].name", "stakeholders[].perspective", "stakeholders[].part_of", "stakeholders[].group", "stakeholders[].role", "stakeholders[].kind",
		"stakeholders[].engagement.current", "stakeholders[].engagement.desired", "stakeholders[].needs[].text",
		"stakeholders[].expectations[].text", "stakeholders[].members[]", "stakeholders[].seats", "stakeholders[].owner", "stakeholders[].status", "stakeholders[].tags",
		"stakeholders[].sources",
		"collaborations[].from", "collaborations[].to", "collaborations[].method", "collaborations[].label",
		"collaborations[].direction", "collaborations[].strength", "collaborations[].cadence", "collaborations[].slot", "collaborations[].purpose",
		"collaborations[].owner", "collaborations[].raci.responsible", "collaborations[].raci.accountable",
		"collaborations[].goals", "collaborations[].answers", "collaborations[].status",
		"collaborations[].started", "collaborations[].ends", "collaborations[].last_held",
		"collaborations[].amount.value", "collaborations[].amount.currency", "collaborations[].amount.per", "collaborations[].evidence",
		"readiness.assessed",
		"accept[].rule", "accept[].target", "accept[].reason", "accept[].until",
	},
	Draw:  drawReport,
	Pages: reportPages,
})

const compassPart = "compass"

// reportPart is a section of the report: either text or a picture.
type reportPart struct {
	id      string
	section string    // heading
	page    draw.Page // page frame of a text
	prose   []scene.Paragraph
	picture *scene.Scene
}

// reportParts returns the sections in reading order. Sections without data are listed at
// the end of the gaps or, if there are no gaps, in a section of their own.
func reportParts(m *model.Map, o view.Options, paper bool) ([]reportPart, error) {
	parts := []reportPart{reportVerdict(m, o)}
	o.Title = "" // the report's title, not that of each picture
	compasses, err := reportCompass(m, o, paper)
	if err != nil {
		return nil, err
	}
	for _, s := range compasses {
		parts = append(parts, reportPart{id: compassPart, section: o.Words.Say("Compass"), picture: s})
	}
	var blank []scene.Paragraph // what to record for empty sections
	gaps := -1
	for _, p := range []struct {
		id      string
		section model.Phrase
		draw    func(*model.Map, view.Options, float64) (*scene.Scene, error)
		w       float64
	}{
		{"gaps", "Gaps", nil, 0}, {"engagement", "Engagement", engagement.DrawAt, engagement.Width},
		{"goals", "Goals", drawReportGoals, card.PageWidth}, {"calendar", "Calendar", calendar.DrawAt, card.PageWidth},
	} {
		if p.draw == nil {
			if !o.NoGaps {
				gaps = len(parts)
				parts = append(parts, reportGaps(m, o))
			}
			continue
		}
		if paper {
			p.w = pageWidth
		}
		s, err := p.draw(m, o, p.w)
		if err != nil {
			return nil, err
		}
		if heading, text, empty := hintIn(s); empty {
			blank = append(blank, scene.Paragraph{Style: scene.StyleSubheading, Text: heading}, scene.Paragraph{Text: text})
			continue
		}
		parts = append(parts, reportPart{id: p.id, section: o.Words.Say(p.section), picture: s})
	}
	if money := reportMoney(m, o); len(money.prose) > 0 {
		parts = append(parts, money)
	}
	switch {
	case len(blank) > 0 && gaps < 0:
		still := o.Words.Say("Still to record")
		parts = append(parts, reportPart{id: "still to record", section: still, page: card.Titled(m, o, still), prose: blank})
	case len(blank) > 0:
		parts[gaps].addUnrecorded(o.Words, blank)
	}
	return parts, nil
}

// addUnrecorded appends what to record for empty sections to the gaps.
func (p *reportPart) addUnrecorded(w *words.Words, blank []scene.Paragraph) {
	heading := w.Say("Not recorded yet")
	if !slices.ContainsFunc(p.prose, func(x scene.Paragraph) bool { return x.Text == heading }) {
		p.prose = append(p.prose, scene.Paragraph{Style: scene.StyleHeading, Text: heading})
	}
	p.prose = append(p.prose, blank...)
	heads := model.Those(blank, func(x scene.Paragraph) bool { return x.Style == scene.StyleSubheading })
	missing := model.Each(heads, func(x scene.Paragraph) string { return x.Text })
	p.page.Description += " " + w.Say("{heading}: {list}", "heading", words.Said(heading), "list", words.Said(draw.Spoken(w, missing))) + "."
}

// leastText is the smallest font size of the compass, px on a page of the report: 8
// points on A4 with the smallest margin of common printers.
const leastText = 8 * pageWidth / (595.28 - 16)

// reportCompass returns the compass. For pages, it chooses the width with the largest text
// on a page. It draws cards if they are readable, else rows, on as many pages as needed.
func reportCompass(m *model.Map, o view.Options, paper bool) ([]*scene.Scene, error) {
	asked := compass.Options{Words: o.Words, NoGaps: o.NoGaps, Findings: o.Findings, Today: o.Today}
	if !paper {
		s, err := compass.Draw(m, asked)
		return []*scene.Scene{s}, err
	}
	const narrowest, widest, step = 620.0, 1160.0, 60.0
	for _, asked.Density = range []string{"auto", "compact", "rows"} {
		var best *scene.Scene
		for asked.Width = narrowest; asked.Width <= widest; asked.Width += step {
			s, err := compass.Draw(m, asked)
			if err != nil {
				return nil, err
			}
			if best == nil || pageScale(s) > pageScale(best) {
				best = s
			}
		}
		if smallest(best)*pageScale(best) >= leastText {
			return []*scene.Scene{best}, nil
		}
	}
	asked.Width = narrowest
	return compass.Pages(m, asked, (pageHeight-pageFoot)*narrowest/pageWidth)
}

// smallest returns the smallest font size in the picture, px. It ignores texts without
// letters, which are signs.
func smallest(s *scene.Scene) float64 {
	least := math.Inf(1)
	scene.Walk(s.Root, func(n scene.Node) bool {
		if t, ok := n.(*scene.Text); ok && strings.ContainsFunc(t.S, unicode.IsLetter) {
			least = min(least, t.Size)
		}
		return true
	})
	return least
}

// hintIn returns the hint of a picture that has nothing else to show.
func hintIn(s *scene.Scene) (heading, text string, found bool) {
	for _, n := range s.Root {
		if g, ok := n.(*scene.Group); ok && g.Class == "hint" {
			return strings.Cut(g.Label, ". ")
		}
	}
	return "", "", false
}

// reportPages returns the report as pages of a document, numbered and dated. Long
// sections take several pages.
func reportPages(m *model.Map, o view.Options) ([]*scene.Scene, error) {
	parts, err := reportParts(m, o, true)
	if err != nil {
		return nil, err
	}
	var all []*scene.Scene
	for _, p := range parts {
		var pages []*scene.Scene
		if p.picture == nil {
			pages = prosePages(p.page, p.prose)
		} else {
			pages = paged(p.picture, p.id == compassPart)
		}
		for _, s := range pages {
			s.Section = p.section
			all = append(all, s)
		}
	}
	number(o.Words, m, parts[0].page.Title, o.Today, all)
	return all, nil
}

// drawReport returns the report as one picture, with its sections one below the other.
func drawReport(m *model.Map, o view.Options) (*scene.Scene, error) {
	parts, err := reportParts(m, o, false)
	if err != nil {
		return nil, err
	}
	w := card.PageWidth
	for _, p := range parts {
		if p.picture != nil {
			w = max(w, p.picture.Width)
		}
	}
	out := &scene.Scene{Width: w, Author: m.Organization.Name}
	var said []string
	for _, p := range parts {
		s, prefix := p.picture, p.id+"-"
		if s == nil {
			s = proseScene(p.page, blocks(p.prose, w-2*draw.Margin), w, 0)
		}
		if p.id == compassPart { // the details are about its cards
			prefix = ""
			out.Details = s.Details
		}
		y := out.Height
		g := &scene.Group{Class: "section", Role: "group", Label: p.section, Children: []scene.Node{draw.Box(0, y, w, s.Height, 0, scene.Page, "", 0)}}
		moved := scene.Transform(s.Root, 1, 0, y)
		// Pictures of one stakeholder in several sections need different ids.
		scene.Walk(moved, func(n scene.Node) bool {
			if g, ok := n.(*scene.Group); ok && g.ID != "" {
				g.ID = prefix + g.ID
			}
			return true
		})
		g.Children = append(g.Children, moved...)
		if y > 0 {
			line := draw.Segment(scene.Point{X: draw.Margin, Y: y}, scene.Point{X: w - draw.Margin, Y: y}, draw.Stroke(scene.OrgLine, 1))
			g.Children = append(g.Children, line)
		}
		out.Root = append(out.Root, g)
		out.Lost.Cut, out.Lost.Dropped = out.Lost.Cut+s.Lost.Cut, out.Lost.Dropped+s.Lost.Dropped
		out.Height += s.Height
		said = append(said, s.Description)
	}
	out.Title, out.Description = parts[0].page.Title, strings.Join(said, " ")
	return out, nil
}
