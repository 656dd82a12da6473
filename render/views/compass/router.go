package compass

import (
	"math"

	"github.com/ospomap/ospomap/render/draw"
)

// The router finds ways for links between stakeholders on a grid, by A* over
// (cell, direction). Costs are whole tenths of a px, so that every machine
// decides alike.
const (
	cellSize  = 10.0 // px
	stepCost  = 100
	bendCost  = 300
	crossCost = 450  // over another line
	alongCost = 4000 // on top of another line
	bendOver  = 3000 // a bend on another line
	panelCost = 25   // for each cell inside a panel
	centering = 1.5  // for each px that a port is off its side's middle
)

// The four directions of travel.
const (
	east = iota
	south
	west
	north
)

var (
	stepX = [4]int{1, 0, -1, 0}
	stepY = [4]int{0, 1, 0, -1}
)

type router struct {
	nx, ny  int
	blocked []bool
	taken   [2][]bool // by a horizontal, by a vertical line
	penalty []int32

	// Search state, kept between searches: a cell's cost counts only where its
	// stamp is that of the current search.
	cost   []int32
	from   []int32
	stamp  []int32
	search int32
	open   queue
}

func newRouter(w, h float64) *router {
	r := &router{nx: int(w/cellSize) + 1, ny: int(h/cellSize) + 1}
	n := r.nx * r.ny
	r.blocked, r.penalty = make([]bool, n), make([]int32, n)
	r.taken[0], r.taken[1] = make([]bool, n), make([]bool, n)
	r.cost, r.from, r.stamp = make([]int32, 4*n), make([]int32, 4*n), make([]int32, 4*n)
	return r
}

func (r *router) inside(x, y int) bool { return x >= 0 && y >= 0 && x < r.nx && y < r.ny }

// cells calls do for every grid point within q.
func (r *router) cells(q rect, do func(cell int)) {
	x0, x1 := int(math.Ceil(q.x/cellSize)), int(math.Floor(q.right()/cellSize))
	y0, y1 := int(math.Ceil(q.y/cellSize)), int(math.Floor(q.bottom()/cellSize))
	for y := max(0, y0); y <= min(r.ny-1, y1); y++ {
		for x := max(0, x0); x <= min(r.nx-1, x1); x++ {
			do(y*r.nx + x)
		}
	}
}

// block keeps every line out of q.
func (r *router) block(q rect) { r.cells(q, func(i int) { r.blocked[i] = true }) }

// discourage makes lines prefer ways around q.
func (r *router) discourage(q rect) { r.cells(q, func(i int) { r.penalty[i] += panelCost }) }

// occupy notes a line's way; no parallel line comes nearer than tol px.
func (r *router) occupy(line []pt, tol float64) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		axis := 1
		if math.Abs(a.Y-b.Y) < 0.5 {
			axis = 0
		}
		q := rect{math.Min(a.X, b.X), math.Min(a.Y, b.Y), math.Abs(a.X - b.X), math.Abs(a.Y - b.Y)}
		r.cells(q.grow(tol), func(i int) { r.taken[axis][i] = true })
	}
}

// port is a place on a card's edge where a line may leave.
type port struct {
	at   pt
	x, y int // the first grid point outside the card's margin
	dir  int // away from the card
	cost int32
}

// route finds the cheapest way from one of src to one of dst, or nil.
func (r *router) route(src, dst []port) []pt {
	if len(src) == 0 || len(dst) == 0 {
		return nil
	}
	r.search++
	r.open = r.open[:0]
	goals := map[int32]port{}
	box := rect{x: float64(dst[0].x), y: float64(dst[0].y)}
	for _, p := range dst {
		s := r.state(p.x, p.y, (p.dir+2)%4)
		if old, ok := goals[s]; !ok || p.cost < old.cost {
			goals[s] = p
		}
		x0, y0 := math.Min(box.x, float64(p.x)), math.Min(box.y, float64(p.y))
		box = rect{x0, y0, math.Max(box.right(), float64(p.x)) - x0, math.Max(box.bottom(), float64(p.y)) - y0}
	}
	starts := map[int32]port{}
	for _, p := range src {
		s := r.state(p.x, p.y, p.dir)
		if r.improve(s, p.cost, -1) {
			starts[s] = p
			r.open.push(item{s, p.cost + r.remaining(s, box)})
		}
	}
	end := r.explore(goals, box)
	if end < 0 {
		return nil
	}
	return r.trace(end, starts, goals)
}

// explore runs the search and returns the best end state, or -1.
func (r *router) explore(goals map[int32]port, box rect) int32 {
	best, bestCost := int32(-1), int32(math.MaxInt32)
	for len(r.open) > 0 {
		it := r.open.pop()
		if it.estimate >= bestCost {
			break
		}
		here := r.cost[it.state]
		if it.estimate > here+r.remaining(it.state, box) {
			continue // a cheaper way to this state was taken since
		}
		if p, ok := goals[it.state]; ok && here+p.cost < bestCost {
			best, bestCost = it.state, here+p.cost
		}
		r.expand(it.state, here, box)
	}
	return best
}

// expand tries the three ways on from a state.
func (r *router) expand(s, cost int32, box rect) {
	cell, dir := int(s/4), int(s%4)
	x, y := cell%r.nx, cell/r.nx
	for next := range 4 {
		if next == (dir+2)%4 {
			continue
		}
		nx, ny := x+stepX[next], y+stepY[next]
		if !r.inside(nx, ny) || r.blocked[ny*r.nx+nx] {
			continue
		}
		to := r.state(nx, ny, next)
		c := cost + r.price(cell, ny*r.nx+nx, dir, next)
		if r.improve(to, c, s) {
			r.open.push(item{to, c + r.remaining(to, box)})
		}
	}
}

// price is what one step costs.
func (r *router) price(cell, to, dir, next int) int32 {
	c := int32(stepCost) + r.penalty[to]
	if next != dir {
		c += bendCost
		if r.taken[0][cell] || r.taken[1][cell] {
			c += bendOver
		}
	}
	along, across := r.taken[next%2], r.taken[1-next%2]
	if along[to] {
		c += alongCost
	}
	if across[to] && !across[cell] {
		c += crossCost
	}
	return c
}

func (r *router) state(x, y, dir int) int32 { return int32((y*r.nx+x)*4 + dir) }

// improve records a cheaper way to a state.
func (r *router) improve(s, cost, from int32) bool {
	if r.stamp[s] == r.search && r.cost[s] <= cost {
		return false
	}
	r.stamp[s], r.cost[s], r.from[s] = r.search, cost, from
	return true
}

// remaining never overstates what is left: the plain distance to the box that
// holds every goal.
func (r *router) remaining(s int32, box rect) int32 {
	cell := int(s / 4)
	x, y := float64(cell%r.nx), float64(cell/r.nx)
	dx := math.Max(0, math.Max(box.x-x, x-box.right()))
	dy := math.Max(0, math.Max(box.y-y, y-box.bottom()))
	return int32(dx+dy) * stepCost
}

// trace follows the way back from end and gives it as a polyline from card to
// card.
func (r *router) trace(end int32, starts, goals map[int32]port) []pt {
	back := []pt{goals[end].at}
	s := end
	for {
		cell := int(s / 4)
		back = append(back, pt{X: float64(cell%r.nx) * cellSize, Y: float64(cell/r.nx) * cellSize})
		if r.from[s] < 0 {
			break
		}
		s = r.from[s]
	}
	back = append(back, starts[s].at)
	line := make([]pt, 0, len(back))
	for i := len(back) - 1; i >= 0; i-- {
		line = append(line, back[i])
	}
	return straighten(line)
}

// straighten drops the points in the middle of straight runs.
func straighten(line []pt) []pt {
	var out []pt
	for _, q := range line {
		if n := len(out); n > 0 && draw.Dist(out[n-1], q) < 0.01 {
			continue
		}
		for len(out) >= 2 && inLine(out[len(out)-2], out[len(out)-1], q) {
			out = out[:len(out)-1]
		}
		out = append(out, q)
	}
	return out
}

func inLine(a, b, c pt) bool {
	const eps = 0.01
	return math.Abs(a.X-b.X) < eps && math.Abs(b.X-c.X) < eps || math.Abs(a.Y-b.Y) < eps && math.Abs(b.Y-c.Y) < eps
}

// item is a state to look at, with the least that a way through it can cost.
type item struct{ state, estimate int32 }

// queue is a binary heap; the standard container/heap would box every item.
type queue []item

func (q queue) less(i, j int) bool {
	if q[i].estimate != q[j].estimate {
		return q[i].estimate < q[j].estimate
	}
	return q[i].state < q[j].state
}

func (q *queue) push(it item) {
	*q = append(*q, it)
	h := *q
	for i := len(h) - 1; i > 0; {
		parent := (i - 1) / 2
		if !h.less(i, parent) {
			break
		}
		h[i], h[parent] = h[parent], h[i]
		i = parent
	}
}

func (q *queue) pop() item {
	h := *q
	top := h[0]
	n := len(h) - 1
	h[0] = h[n]
	h = h[:n]
	for i := 0; ; {
		least := i
		for _, child := range [2]int{2*i + 1, 2*i + 2} {
			if child < n && h.less(child, least) {
				least = child
			}
		}
		if least == i {
			break
		}
		h[i], h[least] = h[least], h[i]
		i = least
	}
	*q = h
	return top
}
