package card

import (
	"cmp"
	"math"

	"github.com/ospomap/ospomap/render/scene"
)

// Bend is a line across the space between two columns, level at both ends. Ends
// identifies what it joins. It changes height halfway unless TurnApart moves the turn.
type Bend struct {
	From, To scene.Point
	Ends     [2]any
	turn     float64 // where it changes height, as a fraction of the horizontal distance
}

// turns lists the possible turns, best first.
var turns = []float64{0.5, 0.35, 0.65, 0.2, 0.8}

// Curve returns the start, the two control points and the end of the line.
func (b *Bend) Curve() []scene.Point {
	x := b.From.X + (b.To.X-b.From.X)*cmp.Or(b.turn, turns[0])
	return []scene.Point{b.From, {X: x, Y: b.From.Y}, {X: x, Y: b.To.Y}, b.To}
}

// TurnApart moves the turn of each line to where it covers earlier lines least: lines
// that run on top of each other can't be told apart. Lines with a common end may overlap.
func TurnApart(bends []*Bend) {
	const little = 2 // rows, as in a plain crossing
	near := map[spot][]crossing{}
	for _, b := range bends {
		best, least := turns[0], math.Inf(1)
		for _, turn := range turns {
			b.turn = turn
			over := 0.0
			b.eachRow(func(row int, x float64) {
				if covers(near, spotAt(row, x), x, b) {
					over++
				}
			})
			if over < least {
				best, least = turn, over
			}
			if over <= little {
				break
			}
		}
		b.turn = best
		b.eachRow(func(row int, x float64) { near[spotAt(row, x)] = append(near[spotAt(row, x)], crossing{b, x}) })
	}
}

const (
	bendRow   = 6.0 // height of the rows in which lines are compared, px
	bendApart = 4.0 // distance from which lines can be told apart, px
)

// crossing is the point where a line crosses a row.
type crossing struct {
	of *Bend
	x  float64
}

// spot is a row and a column bendApart wide, so that only nearby crossings are compared.
type spot struct{ row, column int }

func spotAt(row int, x float64) spot { return spot{row, int(math.Floor(x / bendApart))} }

// covers reports whether a line with no end in common with b crosses the row where b
// does.
func covers(near map[spot][]crossing, at spot, x float64, b *Bend) bool {
	for column := at.column - 1; column <= at.column+1; column++ {
		for _, c := range near[spot{at.row, column}] {
			if math.Abs(c.x-x) < bendApart && !c.of.meets(b) {
				return true
			}
		}
	}
	return false
}

func (b *Bend) meets(o *Bend) bool {
	return b.Ends[0] == o.Ends[0] || b.Ends[1] == o.Ends[1] || b.Ends[0] == o.Ends[1] || b.Ends[1] == o.Ends[0]
}

// eachRow calls use for each row the line crosses, with the x of the crossing.
func (b *Bend) eachRow(use func(row int, x float64)) {
	dx, dy := b.To.X-b.From.X, b.To.Y-b.From.Y
	first, last := int(math.Ceil(min(b.From.Y, b.To.Y)/bendRow)), int(math.Floor(max(b.From.Y, b.To.Y)/bendRow))
	for row := first; row <= last && dy != 0; row++ {
		// The height of a curve that is level at both ends is 3t²-2t³ of dy.
		t := 0.5 - math.Sin(math.Asin(max(-1, min(1, 1-2*(float64(row)*bendRow-b.From.Y)/dy)))/3)
		use(row, b.From.X+dx*(3*t*(1-t)*b.turn+t*t*t))
	}
}
