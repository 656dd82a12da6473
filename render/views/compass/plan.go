package compass

import (
	"github.com/ospomap/ospomap/model"
	"github.com/ospomap/ospomap/render/draw"
	"github.com/ospomap/ospomap/render/scene"
)

// plan is a compass with everything in its place. Placement fills it, wiring adds lines
// to it, and draw turns it into a scene.
type plan struct {
	*content
	density    string
	spec       gridSpec   // of a grid
	others     []*summary // perspectives that are only counted
	w, h       float64    // page, px; h grows with the key and the legend
	boundary   rect       // of the organisation
	tab        rect       // its name, on the boundary
	tabLines   int        // of it
	regions    []*region
	block      rect // the OSPO's own block, outlined; zero without a team
	hub        *card
	cards      []*card // all cards except the hub
	wires      []*wire
	pills      []*pill
	headings   []*heading
	key        []keyEntry
	keyY       float64
	scene.Lost          // of texts outside cards
	notes      []string // what was drawn differently than requested
	scaleTo    rect     // size of the finished page in w and h; zero keeps the plan's
}

// region is the tinted panel of one perspective.
type region struct {
	rect
	persp model.Perspective
}

// cardStyle is how much of its content a card shows.
type cardStyle byte

const (
	fullCard cardStyle = iota // name, role, collaborations, badges
	rowCard                   // one line
	hubCard
)

// card is a placed box of text.
type card struct {
	rect
	*party      // nil for the hub
	spec        cardSpec
	style       cardStyle
	lines       []line
	rules       []float64 // hairlines, offset from the top
	badges      []string
	badgesBelow bool    // badges straddle the bottom edge instead of the top
	mark        bool    // shows the finding mark
	hubMark     rect    // of the hub: its place, from the card's corner
	tail        line    // right-aligned text of a row
	foot        []line  // what the overlay says, below everything else
	tags        []tag   // numbers of links without a line
	tagsLeft    float64 // px by which they are left of their usual place
	tagsIn      bool    // centred on the card's edge instead of beyond it
	beside      float64 // width of tags at the right of a row, px
	squareFoot  bool    // the hub is the head of its block
	heads       string  // the group whose name is above the card
	lead        float64 // height above it for boxes of wholes, px
	headLift    float64 // px of lead between the card and the name of the group
	wants       float64 // extra width that its name and its tag need, px
	scene.Lost          // of its texts
}

// line is one line of text on a card; dx and dy are the offsets of its start and baseline
// from the card's corner.
type line struct {
	s      string
	size   float64
	bold   bool
	color  scene.Color
	dx, dy float64
	center bool
	right  bool     // the text ends at dx
	room   float64  // from dx on; right-to-left text ends there. 0 keeps it at dx
	after  string   // follows s in weaker ink
	arrow  *collab  // draws the direction glyph before the text
	others bool     // the glyph is seen from the card's own party rather than the OSPO
	report bool     // draws the sign of the reporting line before the text
	sign   cardSign // precedes the text
	struck bool     // removed
	tip    string   // full text if s is shortened
	href   string

	further bool // see [scene.Text]
}

// wireKind determines the painting order: links below trunks below stubs.
type wireKind byte

const (
	linkWire wireKind = iota
	trunkWire
	stubWire
)

// wire is a line with optional arrowheads at its ends.
type wire struct {
	kind       wireKind
	line       []pt
	from, to   *card // nil from is the OSPO
	head, tail bool  // arrowhead at the last and at the first point
	width      float64
	dashed     bool
	color      scene.Color
	radius     float64
	link       *link
	report     bool // the line to whom the OSPO reports; without arrowheads
}

// pill is a label on a wire: text, or a number in a circle.
type pill struct {
	rect
	lines  []string
	size   float64
	number int // > 0: a number in a circle
	change Change
	wire   *wire
	tip    string
	href   string
}

// heading is a sequence of short texts on one baseline, such as a region's title.
type heading struct {
	x, y float64
	runs []run
	tip  string
}

// run is a piece of a heading: text, or a direction glyph.
type run struct {
	s       string
	size    float64
	bold    bool
	color   scene.Color
	spacing float64
	gap     float64 // px after it
	arrow   *collab
}

// keyEntry explains one numbered link below the picture.
type keyEntry struct {
	x, y, w float64 // w is the room for the whole entry
	lines   int     // 1, or 2 with the second name on the next line, or 3
	link    *link
}

// Card geometry shared by all densities, px.
const (
	pageMargin = draw.Margin
	legendLift = 18.0 // by which the legend's line is closer than a margin
	panelPad   = 14.0
	titleStrip = 38.0 // height of a region's title
	headTop    = 88.0 // top of the boundary, below title and subtitle
	badgeH     = 15.0
	badgeSize  = 10.5
	arrowW     = 14.0 // of a glyph, without the sign at its near end
	glyphW     = 26.0 // glyph and the space after it
	markW      = 28.0
	reportW    = 3.0 // of the reporting line
	reportStep = 6.0 // distance of it and of the arrow beside it from the middle
)

// reportingWords are printed on the card of whomever the office reports to.
const reportingWords model.Phrase = "the office reports here"

// strengthWidth is the stroke width by strength, px; index 0 is unused.
var strengthWidth = [4]float64{1.2, 1.2, 1.9, 2.8}

// bounds returns the bounds of the card, including badges that stick out of it.
func (c *card) bounds() rect {
	r := c.rect
	if len(c.badges) > 0 || c.mark || c.change != "" {
		if !c.badgesBelow {
			r.y -= badgeLift
			r.h += badgeLift
		} else {
			r.h += badgeH / 2
		}
	}
	return r
}
