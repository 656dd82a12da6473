package card

import (
	"slices"

	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/model/words"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/view"
)

// WorkName returns the name of a collaboration; one without a text is named after the
// other side.
func WorkName(w *words.Words, m *model.Map, k *model.Collaboration) string {
	if s := model.OneLine(w.Work(k)); s != "" {
		return s
	}
	return w.Say("work with {party}", "party", words.Said(Between(w, m, k)))
}

// With says who a collaboration is with, or that the office does it alone.
func With(w *words.Words, m *model.Map, k *model.Collaboration) string {
	if k.InOffice() {
		return w.Say("by the office alone")
	}
	return w.Say("with {party}", "party", words.Said(Between(w, m, k)))
}

// Between returns the name of the party a collaboration is with, or both names if neither
// side is the office.
func Between(w *words.Words, m *model.Map, k *model.Collaboration) string {
	if k.WithOSPO() {
		return m.NameOf(k.Other(model.OSPOID))
	}
	return draw.Spoken(w, []string{m.NameOf(k.From.ID), m.NameOf(k.To.ID)})
}

// WorkTitle returns the name of a collaboration and who it is with.
func WorkTitle(w *words.Words, m *model.Map, k *model.Collaboration) string {
	name := WorkName(w, m, k)
	if k.Text() != "" && !k.InOffice() {
		name += " · " + Between(w, m, k)
	}
	return name
}

// WorkPerspective returns the perspective of the far end of a collaboration.
func WorkPerspective(m *model.Map, k *model.Collaboration) model.Perspective {
	for _, id := range []string{k.Other(model.OSPOID), k.From.ID} {
		if s := m.Stakeholder(id); s != nil {
			return s.Perspective
		}
	}
	return ""
}

// StatusWord returns the status of a collaboration on the day of the picture, or "" if it
// is under way.
func StatusWord(o view.Options, k *model.Collaboration) string {
	if k.AtWork(o.Today) {
		return ""
	}
	return o.Words.Word(string(k.StatusOn(o.Today)))
}

// LaterWord returns what dashed lines mean in the legend of these collaborations on the
// given day.
func LaterWord(all []*model.Collaboration, today model.Date) model.Phrase {
	if slices.ContainsFunc(all, func(k *model.Collaboration) bool { return k.StatusOn(today) == model.Ended }) {
		return "not under way"
	}
	return "planned or paused"
}

// flows are phrases for the direction of a flow, seen from the near end.
var flows = map[model.Direction]model.Phrase{
	"": "{near} with {far}", model.DirectionTo: "{near} to {far}", model.DirectionFrom: "{near} from {far}",
	model.DirectionBoth: "{near} both ways with {far}",
}

// Runs describes the direction of a flow between two parties.
func Runs(w *words.Words, near string, d model.Direction, far string) string {
	return w.Say(flows[d], "near", near, "far", far)
}

// CardFrame returns a white card with a coloured bar at the left.
func CardFrame(x, y, w, h float64, accent scene.Color) []scene.Node {
	bar := draw.Shape(scene.Paint{Fill: accent}).Move(x+5, y+0.5).Line(x+5, y+h-0.5).Quad(x+0.5, y+h-0.5, x+0.5, y+h-8)
	return []scene.Node{
		draw.Box(x, y, w, h, 8, scene.Card, "", 0),
		bar.Line(x+0.5, y+8).Quad(x+0.5, y+0.5, x+5, y+0.5).Close(),
		draw.Box(x, y, w, h, 8, "", scene.Line, 1),
	}
}
