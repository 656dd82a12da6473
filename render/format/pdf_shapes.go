package format

import "github.com/ospomap/ospomap/render/scene"

// pen is the current graphics state of the page.
type pen struct {
	fill, stroke scene.Color
	width        float64
	dash         string
}

// arc is the distance of the control points, in radii, of a cubic curve that approximates
// a quarter circle.
const arc = 0.5523

// Rect draws a rectangle clockwise from the left end of its top side, where SVG starts
// the dashes.
func (w *pdfWriter) Rect(r *scene.Rect) {
	paint := w.paint(r.Paint)
	if paint == "" || r.W <= 0 || r.H <= 0 {
		return
	}
	rx, ry := min(max(r.R, 0), r.W/2), min(max(r.R, 0), r.H/2)
	if rx == 0 {
		w.segment("re", r.X, r.Y, r.W, r.H)
		w.op(paint)
		return
	}
	left, top, right, bottom := r.X, r.Y, r.X+r.W, r.Y+r.H
	cx, cy := rx*(1-arc), ry*(1-arc) // from the corner to the control points
	w.segment("m", left+rx, top)
	w.segment("l", right-rx, top)
	w.segment("c", right-cx, top, right, top+cy, right, top+ry)
	w.segment("l", right, bottom-ry)
	w.segment("c", right, bottom-cy, right-cx, bottom, right-rx, bottom)
	w.segment("l", left+rx, bottom)
	w.segment("c", left+cx, bottom, left, bottom-cy, left, bottom-ry)
	w.segment("l", left, top+ry)
	w.segment("c", left, top+cy, left+cx, top, left+rx, top)
	w.op("h " + paint)
}

func (w *pdfWriter) Circle(c *scene.Circle) {
	paint := w.paint(c.Paint)
	if paint == "" || c.R <= 0 {
		return
	}
	left, top, right, bottom, k := c.X-c.R, c.Y-c.R, c.X+c.R, c.Y+c.R, c.R*arc
	w.segment("m", right, c.Y)
	w.segment("c", right, c.Y+k, c.X+k, bottom, c.X, bottom)
	w.segment("c", c.X-k, bottom, left, c.Y+k, left, c.Y)
	w.segment("c", left, c.Y-k, c.X-k, top, c.X, top)
	w.segment("c", c.X+k, top, right, c.Y-k, right, c.Y)
	w.op("h " + paint)
}

func (w *pdfWriter) Path(p *scene.Path) {
	paint := w.paint(p.Paint)
	if paint == "" || len(p.Segments) == 0 {
		return
	}
	if op := p.Segments[0].Op; op != scene.MoveTo {
		w.fail("a path begins with the operation %q", op)
		return
	}
	var start, here scene.Point
	for _, s := range p.Segments {
		switch to := s.Points[0]; s.Op {
		case scene.MoveTo:
			w.segment("m", to.X, to.Y)
			start, here = to, to
		case scene.LineTo:
			w.segment("l", to.X, to.Y)
			here = to
		case scene.QuadTo:
			w.quad(here, to, s.Points[1])
			here = s.Points[1]
		case scene.ClosePath:
			w.raw("h ")
			here = start
		default:
			w.fail("no path operation %q", s.Op)
		}
	}
	w.op(paint)
}

// quad draws a quadratic curve as a cubic one, the only kind in PDF.
func (w *pdfWriter) quad(from, control, to scene.Point) {
	w.segment("c", from.X+(control.X-from.X)*2/3, from.Y+(control.Y-from.Y)*2/3,
		to.X+(control.X-to.X)*2/3, to.Y+(control.Y-to.Y)*2/3, to.X, to.Y)
}

func (w *pdfWriter) segment(op string, ns ...float64) {
	w.numbers(ns...)
	w.raw(op + " ")
}

// paint sets the pen for a shape and returns the operator that ends it, or "" if nothing
// is visible. The pen must not change within a path, so call paint first.
func (w *pdfWriter) paint(p scene.Paint) string {
	w.beginShapes()
	stroked := p.Stroke != "" && p.Width > 0
	if p.Fill != "" {
		w.setFill(p.Fill)
	}
	if stroked {
		w.setStroke(p)
	}
	switch {
	case p.Fill != "" && stroked:
		return "B"
	case stroked:
		return "S"
	case p.Fill != "":
		return "f"
	}
	return ""
}

func (w *pdfWriter) setFill(role scene.Color) {
	if role != w.pen.fill {
		w.pen.fill = role
		w.colour(role)
		w.op("rg")
	}
}

func (w *pdfWriter) setStroke(p scene.Paint) {
	if p.Stroke != w.pen.stroke {
		w.pen.stroke = p.Stroke
		w.colour(p.Stroke)
		w.op("RG")
	}
	if p.Width != w.pen.width {
		w.pen.width = p.Width
		w.numbers(p.Width)
		w.op("w")
	}
	if dash := dashes(p.Dash); dash != w.pen.dash {
		w.pen.dash = dash
		w.op("[" + dash + "] 0 d")
	}
}

func dashes(lengths []float64) string {
	var b []byte
	for _, n := range lengths {
		b = append(appendNumber(b, n), ' ')
	}
	return string(b)
}

// colour appends a role's colour as three components from 0 to 1.
func (w *pdfWriter) colour(role scene.Color) {
	c := w.rgb(role)
	for _, share := range []uint8{c.R, c.G, c.B} {
		w.fine(float64(share) / 255)
	}
}
