package format

import (
	"math"
	"math/cmplx"
)

// miterLimit is SVG's default: a corner is pointed if its tip is at most this many times
// as far out as the side of the line.
const miterLimit = 4

// strokes returns polygons that together cover a line of that width along the contours,
// with SVG's default ends and corners. All wind the same way, so that a rasterizer can
// add them up.
func strokes(contours []contour, width float64, dash []float64) []contour {
	var polygons []contour
	for _, c := range contours {
		for _, part := range c.dashed(dash) {
			polygons = append(polygons, part.stroke(width/2)...)
		}
	}
	return polygons
}

// dashed cuts a contour into dashes. As in SVG, a pattern without length is a solid line.
func (c contour) dashed(pattern []float64) []contour {
	length := 0.0
	for _, d := range pattern {
		if d < 0 {
			return []contour{c}
		}
		length += d
	}
	if length == 0 {
		return []contour{c}
	}
	points := c.points
	if c.closed {
		points = append(points[:len(points):len(points)], points[0])
	}

	var dashes []contour
	number := 0 // even for a dash, odd for a gap; the pattern's length may be odd
	left := pattern[0]
	piece := []complex128{points[0]}
	for i, end := range points[1:] {
		start := points[i]
		rest := cmplx.Abs(end - start)
		for rest > left {
			start += (end - start) * complex(left/rest, 0)
			rest -= left
			if number%2 == 0 {
				dashes = appendContour(dashes, contour{points: append(piece, start)})
			}
			number++
			left = pattern[number%len(pattern)]
			piece = []complex128{start}
		}
		left -= rest
		piece = append(piece, end)
	}
	switch {
	case number%2 != 0:
	case c.closed && len(dashes) > 0 && pattern[0] > 0: // it continues as the first dash
		dashes[0].points = append(piece, dashes[0].points[1:]...)
	default:
		dashes = appendContour(dashes, contour{points: piece})
	}
	return dashes
}

// stroke returns a polygon for every segment, extending half a width to both sides.
// Neighbours share the cut through their corner. If that would reach too far back into
// them, both end square and a wedge fills the outer side.
func (c contour) stroke(half float64) []contour {
	points := c.distinct()
	n := len(points)
	segments := n
	if !c.closed {
		segments--
	}
	if segments < 1 {
		return nil
	}
	left := make([]complex128, segments) // from a segment to its left side
	length := make([]float64, segments)
	for i := range left {
		d := points[(i+1)%n] - points[i]
		length[i] = cmplx.Abs(d)
		left[i] = d * complex(0, -half/length[i])
	}

	var polygons []contour
	tips := make([]complex128, n) // from a corner to its left tip; 0 if the cut is not shared
	for i := range points {
		if !c.closed && (i == 0 || i == segments) {
			continue
		}
		before := (i + segments - 1) % segments
		tip, reach := miter(left[before], left[i], half)
		pointed := cmplx.Abs(tip) <= miterLimit*half
		if pointed && reach <= min(length[before], length[i])/2 {
			tips[i] = tip
		} else {
			polygons = append(polygons, wedge(points[i], left[before], left[i], tip, pointed))
		}
	}
	for i, side := range left {
		j := (i + 1) % n
		from, to := side, side
		if tips[i] != 0 {
			from = tips[i]
		}
		if tips[j] != 0 {
			to = tips[j]
		}
		polygons = append(polygons, polygon(points[i]+from, points[j]+to, points[j]-to, points[i]-from))
	}
	return polygons
}

// miter returns the vector from a corner to the point where the left sides of its two
// segments meet, and how far back along the segments that point lies.
func miter(in, out complex128, half float64) (tip complex128, reach float64) {
	cos := dot(in, out) / (half * half)
	if 1+cos < 1e-9 { // reversal: the sides never meet
		return cmplx.Inf(), math.Inf(1)
	}
	return (in + out) / complex(1+cos, 0), half * math.Sqrt(max(0, (1-cos)/(1+cos)))
}

// wedge fills the outer side of a corner whose segments end square.
func wedge(p, in, out, tip complex128, pointed bool) contour {
	if real(in)*imag(out) < imag(in)*real(out) { // left turn: the right side is outside
		in, out, tip = -out, -in, -tip
	}
	if pointed {
		return polygon(p, p+in, p+tip, p+out)
	}
	return polygon(p, p+in, p+out)
}

func polygon(points ...complex128) contour { return contour{points: points, closed: true} }

// distinct returns the points without consecutive duplicates.
func (c contour) distinct() []complex128 {
	const same = 1e-6 // px
	var points []complex128
	for _, p := range c.points {
		if n := len(points); n == 0 || cmplx.Abs(p-points[n-1]) > same {
			points = append(points, p)
		}
	}
	for c.closed && len(points) > 1 && cmplx.Abs(points[0]-points[len(points)-1]) <= same {
		points = points[:len(points)-1]
	}
	return points
}
