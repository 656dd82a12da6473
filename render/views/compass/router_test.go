package compass

import (
	"slices"
	"testing"
)

// The column and row of a cell lead back to the cell on pages of any shape.
func TestPlaceOfCell(t *testing.T) {
	for _, size := range []pt{{X: 5, Y: 5}, {X: 1190, Y: 842}, {X: 1280, Y: 30000}, {X: 100000, Y: 400}, {X: 9970, Y: 9970}} {
		r := newRouter(size.X, size.Y)
		for y := -1; y < r.ny-1; y++ {
			for x := -1; x < r.nx-1; x++ {
				if col, row := r.place(r.cell(x, y)); int(col) != x+1 || int(row) != y+1 {
					t.Fatalf("on a page of %v, the cell in column %d and row %d is found in %d and %d", size, x+1, y+1, col, row)
				}
			}
		}
	}
}

// A line along a card's edge bends straight into the card: it does not run past it and
// come back.
func TestRoutesEndWithoutHooks(t *testing.T) {
	r := newRouter(300, 300)
	r.forbid = blocked
	r.block(rect{150, 0, 100, 90}, blocked)
	from := port{at: pt{X: 50, Y: 100}, cell: r.cell(6, 10), dir: east}
	to := port{at: pt{X: 200, Y: 90}, cell: r.cell(20, 10), dir: south}
	for range 2 { // there and back
		want := []pt{from.at, {X: 200, Y: 100}, to.at}
		if got := r.route([]port{from}, []port{to}); !slices.Equal(got, want) {
			t.Errorf("the way is %v, want %v", got, want)
		}
		from, to = to, from
	}
}
