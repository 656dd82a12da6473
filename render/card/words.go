package card

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// WorkName is what a collaboration is called; one without words is called after
// the other side.
func WorkName(m *model.Map, k *model.Collaboration) string {
	if s := model.OneLine(k.Text()); s != "" {
		return s
	}
	return "work with " + Between(m, k)
}

// Between names whom a collaboration is with, or both sides where neither is the
// office.
func Between(m *model.Map, k *model.Collaboration) string {
	if k.WithOSPO() {
		return m.NameOf(k.Other(model.OSPOID))
	}
	return m.NameOf(k.From.ID) + " and " + m.NameOf(k.To.ID)
}

// WorkTitle is what a collaboration is called, with whom it is with.
func WorkTitle(m *model.Map, k *model.Collaboration) string {
	name := WorkName(m, k)
	if k.Text() != "" {
		name += " · " + Between(m, k)
	}
	return name
}

// WorkPerspective is where the far end of a collaboration stands.
func WorkPerspective(m *model.Map, k *model.Collaboration) model.Perspective {
	for _, id := range []string{k.Other(model.OSPOID), k.From.ID} {
		if s := m.Stakeholder(id); s != nil {
			return s.Perspective
		}
	}
	return ""
}

// StatusWord says where a collaboration stands unless it is under way.
func StatusWord(k *model.Collaboration) string {
	if k.Active() {
		return ""
	}
	return string(k.Status)
}

// FlowPhrases say which way something runs, seen from the near end.
var FlowPhrases = map[model.Direction]string{
	"": " with ", model.DirectionTo: " to ", model.DirectionFrom: " from ", model.DirectionBoth: " both ways with ",
}

// CardFrame is a white card with a bar of its colour at the left.
func CardFrame(x, y, w, h float64, accent scene.Color) []scene.Node {
	bar := draw.Shape(scene.Paint{Fill: accent}).Move(x+5, y+0.5).Line(x+5, y+h-0.5).Quad(x+0.5, y+h-0.5, x+0.5, y+h-8)
	return []scene.Node{
		draw.Box(x, y, w, h, 8, scene.Card, "", 0),
		bar.Line(x+0.5, y+8).Quad(x+0.5, y+0.5, x+5, y+0.5).Close(),
		draw.Box(x, y, w, h, 8, "", scene.Line, 1),
	}
}
