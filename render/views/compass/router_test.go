package compass

import "testing"

// A cell is found back by its column and its row on pages of any shape.
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
