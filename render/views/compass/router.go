package compass

import (
	"math"
	"slices"
)

// The router finds routes for links between stakeholders on a grid, by A* over pairs of
// cell and direction. Costs are whole tenths of a px, so that all machines decide alike.
const (
	cellSize  = 10.0 // px
	stepCost  = 100
	bendCost  = 300
	crossCost = 450  // for crossing another line
	alongCost = 4000 // for running on top of another line
	nearCost  = 80   // for running beside another line
	bendOver  = 3000 // for a bend on another line
	panelCost = 25   // for each cell inside a panel
	centering = 1.5  // for each px between a port and the middle of its side
)

// The four directions of travel.
const (
	east = iota
	south
	west
	north
)

// Flags of a cell. Those of lines and borders come in pairs, the first for horizontal and
// the second for vertical ones.
const (
	blocked uint16 = 1 << iota // no line may pass
	office                     // only lines that end in the office's block may pass
	taken                      // a line runs here
	_
	border // no line may run along here
	_
	near // a line runs beside this
	_
	outer // beyond the organisation
)

type router struct {
	nx, ny  int // cells, including a border of blocked cells
	flags   []uint16
	penalty []int16
	nth     uint64   // 1/nx in units of 2^-reach, rounded up
	step    [4]int32 // from a cell to the next one, by direction
	forbid  uint16   // what the current search must not pass

	// Search state, reused by later searches: a node is valid only if it belongs to the
	// current search.
	nodes  []node
	search int32
	open   queue
	starts []stop
	ends   []stop
	goals  box4
}

// node is what a search knows about a state, which is a cell and a direction of travel:
// the cost so far and, in way, the number of the search and the previous direction or
// begins.
type node struct{ cost, way int32 }

const (
	begins  = 4 // the search starts here
	wayBits = 3 // of a direction or begins
)

// stop is a state in which a search may start or end.
type stop struct {
	state int32
	port  port
}

// box4 is the bounds of all goals of a search, in cells.
type box4 struct{ x0, y0, x1, y1 int32 }

func newRouter(w, h float64) *router {
	r := &router{nx: int(w/cellSize) + 3, ny: int(h/cellSize) + 3}
	r.nth = 1<<reach/uint64(r.nx) + 1
	n := r.nx * r.ny
	r.flags, r.penalty, r.nodes = make([]uint16, n), make([]int16, n), make([]node, 4*n)
	r.step = [4]int32{1, int32(r.nx), -1, -int32(r.nx)}
	for x := range r.nx {
		r.flags[x], r.flags[n-1-x] = blocked, blocked
	}
	for y := range r.ny {
		r.flags[y*r.nx], r.flags[y*r.nx+r.nx-1] = blocked, blocked
	}
	return r
}

// cell returns the grid point at the given number of steps from the page's corner.
func (r *router) cell(x, y int) int { return (y+1)*r.nx + x + 1 }

// reach is large enough for a page of a million columns and as many cells.
const reach = 40

// place returns the column and the row of a cell. Searches call it so often that it
// multiplies by nth instead of dividing.
func (r *router) place(cell int) (x, y int32) {
	row := int(uint64(cell) * r.nth >> reach)
	return int32(cell - row*r.nx), int32(row)
}

// at returns the position of a cell on the page.
func (r *router) at(cell int) pt {
	x, y := r.place(cell)
	return pt{X: float64(x-1) * cellSize, Y: float64(y-1) * cellSize}
}

// cells calls do for every grid point within q.
func (r *router) cells(q rect, do func(cell int)) {
	x0, x1 := int(math.Ceil(q.x/cellSize)), int(math.Floor(q.right()/cellSize))
	y0, y1 := int(math.Ceil(q.y/cellSize)), int(math.Floor(q.bottom()/cellSize))
	for y := max(0, y0); y <= min(r.ny-3, y1); y++ {
		for x := max(0, x0); x <= min(r.nx-3, x1); x++ {
			do(r.cell(x, y))
		}
	}
}

// block sets a flag on all cells in q.
func (r *router) block(q rect, what uint16) { r.cells(q, func(i int) { r.flags[i] |= what }) }

// discourage makes lines prefer routes around q.
func (r *router) discourage(q rect) { r.cells(q, func(i int) { r.penalty[i] += panelCost }) }

// mark flags the cells within tol px of a line, with the flag for the direction of each
// segment.
func (r *router) mark(line []pt, tol float64, what uint16) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		flag := what << 1
		if math.Abs(a.Y-b.Y) < 0.5 {
			flag = what
		}
		r.cells(span(a, b).grow(tol), func(i int) { r.flags[i] |= flag })
	}
}

// port is a point on a card's edge where a line may leave.
type port struct {
	at   pt
	cell int // the first grid point beyond the card's margin
	dir  int // away from the card
	cost int32
}

// route returns the cheapest route from a port in src to one in dst, or nil.
func (r *router) route(src, dst []port) []pt {
	if len(src) == 0 || len(dst) == 0 {
		return nil
	}
	r.search++
	r.open, r.starts, r.ends = r.open[:0], r.starts[:0], r.ends[:0]
	r.goals = box4{math.MaxInt16, math.MaxInt16, 0, 0}
	for _, p := range dst {
		r.end(p, p.dir^2)
		turned := p // may end with a bend at the port, which avoids a hook
		if turned.cost += bendCost + 2*stepCost; r.flags[p.cell]&(taken|taken<<1) != 0 {
			turned.cost += bendOver
		}
		r.end(turned, p.dir^1)
		r.end(turned, p.dir^3)
		x, y := r.place(p.cell)
		b := r.goals
		r.goals = box4{min(b.x0, x), min(b.y0, y), max(b.x1, x), max(b.y1, y)}
	}
	for _, p := range src {
		s := state(p.cell, p.dir)
		if r.improve(s, p.cost, begins) {
			if old := at(r.starts, s); old == nil {
				r.starts = append(r.starts, stop{s, p})
			} else {
				*old = p
			}
			r.open.push(p.cost+r.remaining(p.cell, p.dir), s)
		}
	}
	if end := r.explore(); end >= 0 {
		return r.trace(end)
	}
	return nil
}

// end adds a port to the ends of the search, for lines that arrive in the given
// direction.
func (r *router) end(p port, dir int) {
	s := state(p.cell, dir)
	if old := at(r.ends, s); old == nil {
		r.ends = append(r.ends, stop{s, p})
	} else if p.cost < old.cost {
		*old = p
	}
}

// at returns the port of the stop with the given state, or nil.
func at(stops []stop, state int32) *port {
	for i := range stops {
		if stops[i].state == state {
			return &stops[i].port
		}
	}
	return nil
}

// explore runs the search and returns the best end state, or -1.
func (r *router) explore() int32 {
	best, bestCost := int32(-1), int32(math.MaxInt32)
	for len(r.open) > 0 {
		estimate, s := r.open.pop()
		if estimate >= bestCost {
			break
		}
		here := r.nodes[s].cost
		cell, dir := int(s/4), int(s%4)
		if estimate > here+r.remaining(cell, dir) {
			continue // a cheaper route to this state has been found since
		}
		if r.inGoals(cell) {
			if p := at(r.ends, s); p != nil && here+p.cost < bestCost {
				best, bestCost = s, here+p.cost
			}
		}
		r.expand(s, here)
	}
	return best
}

func (r *router) inGoals(cell int) bool {
	x, y := r.place(cell)
	return x >= r.goals.x0 && x <= r.goals.x1 && y >= r.goals.y0 && y <= r.goals.y1
}

// expand tries the three ways on from a state.
func (r *router) expand(s, cost int32) {
	cell, dir := s/4, int(s%4)
	here := r.flags[cell]
	for next := range 4 {
		if next == dir^2 {
			continue
		}
		to := cell + r.step[next]
		there := r.flags[to]
		along := taken << (next % 2)
		if there&(r.forbid|border<<(next%2)) != 0 {
			continue
		}
		c := cost + stepCost + int32(r.penalty[to])
		if next != dir {
			c += bendCost
			if here&(taken|taken<<1) != 0 {
				c += bendOver
			}
		}
		if there&along != 0 {
			if here&along != 0 && next == dir {
				continue // it would run on top of another line
			}
			c += alongCost
		} else if there&(near<<(next%2)) != 0 {
			c += nearCost
		}
		if across := (taken | taken<<1) &^ along; there&across != 0 && here&across == 0 {
			c += crossCost
		}
		if s2 := to*4 + int32(next); r.improve(s2, c, int32(dir)) {
			r.open.push(c+r.remaining(int(to), next), s2)
		}
	}
}

func state(cell, dir int) int32 { return int32(cell*4 + dir) }

// improve records a route to a state if it is cheaper than the best so far, and reports
// whether it is.
func (r *router) improve(s, cost, from int32) bool {
	n := &r.nodes[s]
	if n.way>>wayBits == r.search && n.cost <= cost {
		return false
	}
	*n = node{cost, r.search<<wayBits | from}
	return true
}

// remaining returns a lower bound of the cost to a goal: the distance to the bounds of
// the goals, and the bends that are unavoidable.
func (r *router) remaining(cell, dir int) int32 {
	x, y := r.place(cell)
	dx := max(r.goals.x0-x, 0) + min(r.goals.x1-x, 0) // distance to the bounds eastwards
	dy := max(r.goals.y0-y, 0) + min(r.goals.y1-y, 0) // and southwards
	if dx == 0 && dy == 0 {
		return 0
	}
	ahead, aside := dx, dy
	if dir%2 == 1 {
		ahead, aside = dy, dx
	}
	if dir >= west {
		ahead = -ahead
	}
	bends := int32(0)
	switch {
	case ahead < 0:
		bends = 2
	case aside != 0:
		bends = 1
	}
	return (max(dx, -dx)+max(dy, -dy))*stepCost + bends*bendCost
}

// trace follows the route back from end and returns it as a polyline from card to card.
func (r *router) trace(end int32) []pt {
	line := []pt{at(r.ends, end).at}
	s := end
	for {
		line = append(line, r.at(int(s/4)))
		from := r.nodes[s].way & (1<<wayBits - 1)
		if from == begins {
			break
		}
		s = (s/4-r.step[s%4])*4 + from
	}
	line = append(line, at(r.starts, s).at)
	slices.Reverse(line)
	return straighten(line)
}

// queue is a 4-ary min-heap of states to explore. An item packs the estimated cost of the
// best route through a state, and the state, into one number.
type queue []int64

func (q *queue) push(estimate, state int32) {
	it := int64(estimate)<<32 | int64(state)
	h := append(*q, it)
	i := len(h) - 1
	for i > 0 {
		parent := (i - 1) / 4
		if h[parent] <= it {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = it
	*q = h
}

func (q *queue) pop() (estimate, state int32) {
	h := *q
	top := h[0]
	n := len(h) - 1
	it := h[n]
	h = h[:n]
	for i := 0; n > 0; {
		least := 4*i + 1
		if least >= n {
			h[i] = it
			break
		}
		for child := least + 1; child < min(4*i+5, n); child++ {
			if h[child] < h[least] {
				least = child
			}
		}
		if it <= h[least] {
			h[i] = it
			break
		}
		h[i] = h[least]
		i = least
	}
	*q = h
	return int32(top >> 32), int32(top)
}
