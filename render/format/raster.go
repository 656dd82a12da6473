package format

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/typeset"
	"golang.org/x/image/vector"
)

// raster paints a scene's nodes into a band of an image. It keeps the first error and
// continues.
type raster struct {
	colours
	image   *image.RGBA
	scale   float64 // pixels per px
	flat    flattener
	set     typeset.Setter
	vector  vector.Rasterizer
	covered []uint8 // buffer of the stencil
	tall    map[scene.Node]outlines
}

// smoothness is the maximum deviation of a curve, in pixels.
const smoothness = 0.05

// newRaster returns a raster without an image; see begin.
func newRaster(scale float64, mode theme.Mode, fonts *typeset.Fonts) *raster {
	return &raster{
		colours: colours{mode: mode}, scale: scale, flat: flattener{smoothness / scale}, set: typeset.Setter{Fonts: fonts}, tall: map[scene.Node]outlines{},
	}
}

// begin starts an image in the page's colour, reusing the previous image's memory.
func (r *raster) begin(band image.Rectangle) {
	size := 4 * band.Dx() * band.Dy()
	if r.image == nil || size > cap(r.image.Pix) {
		r.image = image.NewRGBA(band)
	}
	r.image = &image.RGBA{Pix: r.image.Pix[:size], Stride: 4 * band.Dx(), Rect: band}
	draw.Draw(r.image, band, image.NewUniform(r.rgb(scene.Page)), image.Point{}, draw.Src)
}

// misses reports whether the band shows nothing between top and bottom, nor up to beyond
// px outside of them.
func (r *raster) misses(top, bottom, beyond float64) bool {
	const edge = 1 // pixel, for smoothing and rounding
	return (bottom+beyond)*r.scale+edge < float64(r.image.Rect.Min.Y) || (top-beyond)*r.scale-edge > float64(r.image.Rect.Max.Y)
}

func (r *raster) nodes(nodes []scene.Node) {
	if err := scene.Visit(nodes, r); err != nil {
		r.fail("%w", err)
	}
}

func (r *raster) Group(g *scene.Group) { r.nodes(g.Children) }

func (r *raster) Rect(n *scene.Rect) {
	if r.drawable(n.X, n.Y, n.W, n.H, n.R) && !r.misses(n.Y, n.Y+n.H, miterLimit*n.Width) {
		r.paint(n, n.H, n.Paint, func() []contour { return r.flat.rect(n) })
	}
}

func (r *raster) Circle(n *scene.Circle) {
	if r.drawable(n.X, n.Y, n.R) && !r.misses(n.Y-n.R, n.Y+n.R, n.Width) {
		r.paint(n, 2*n.R, n.Paint, func() []contour { return r.flat.circle(n) })
	}
}

func (r *raster) Path(p *scene.Path) {
	for _, s := range p.Segments {
		if !s.Op.Known() {
			r.fail("no path operation %q", s.Op)
			return
		}
		if a, b := s.Points[0], s.Points[1]; !r.drawable(a.X, a.Y, b.X, b.Y) {
			return
		}
	}
	if box := scene.Bounds(p); !r.misses(box.Top, box.Bottom, miterLimit*p.Width) {
		r.paint(p, box.Bottom-box.Top, p.Paint, func() []contour { return r.flat.path(p.Segments) })
	}
}

func (r *raster) Text(t *scene.Text) {
	if t.S == "" || !r.drawable(t.X, t.Y, t.Size, t.Width, t.Spacing) || r.misses(t.Y, t.Y, tallest*math.Abs(t.Size)) {
		return
	}
	line := *t
	line.Y = math.Round(t.Y*r.scale) / r.scale // whole pixels are sharper; browsers round too
	outline, err := outlineOf(&r.set, &line, r.flat)
	if err != nil {
		r.fail("%w", err)
		return
	}
	r.fill(outline, t.Fill)
}

// tallest is how far a line of text can reach above and below its baseline, in font
// sizes: letters may carry stacked marks.
const tallest = 3

// outlines holds the polygons of a shape and of its stroke.
type outlines struct{ shape, line []contour }

// paint paints a shape of that height, px. It keeps the outlines of shapes taller than a
// band, which other bands need too.
func (r *raster) paint(n scene.Node, height float64, p scene.Paint, flatten func() []contour) {
	o, known := r.tall[n]
	if !known {
		o.shape = flatten()
		if p.Stroke != "" && r.drawable(append(p.Dash[:len(p.Dash):len(p.Dash)], p.Width)...) && p.Width > 0 {
			o.line = strokes(o.shape, p.Width, p.Dash)
		}
		if height*r.scale > float64(r.image.Rect.Dy()) {
			r.tall[n] = o
		}
	}
	r.fill(o.shape, p.Fill)
	r.fill(o.line, p.Stroke)
}

// farthest is the largest valid coordinate, px: flattening a curve takes longer the
// larger it is.
const farthest = 1e6

func (r *raster) drawable(numbers ...float64) bool {
	for _, n := range numbers {
		if !(math.Abs(n) <= farthest) { // catches NaN too
			r.fail("a coordinate is %v", n)
			return false
		}
	}
	return true
}

// fill paints the inside of the contours. It visits only their bounding box.
func (r *raster) fill(shape []contour, role scene.Color) {
	if role == "" {
		return
	}
	value := r.rgb(role)
	box := r.bounds(shape)
	if box.Empty() {
		return
	}
	r.vector.Reset(box.Dx(), box.Dy())
	for _, c := range shape {
		for i, p := range c.points {
			x := float32(real(p)*r.scale - float64(box.Min.X))
			y := float32(imag(p)*r.scale - float64(box.Min.Y))
			if i == 0 {
				r.vector.MoveTo(x, y)
			} else {
				r.vector.LineTo(x, y)
			}
		}
		r.vector.ClosePath()
	}
	mask := r.stencil(box.Size())
	r.vector.DrawOp = draw.Src // overwrites the reused mask
	r.vector.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for y := range box.Dy() {
		at := r.image.PixOffset(box.Min.X, box.Min.Y+y)
		cover(r.image.Pix[at:at+4*box.Dx()], mask.Pix[y*mask.Stride:y*mask.Stride+box.Dx()], value)
	}
}

// cover paints a colour over pixels, as far as each is covered. Most are covered fully or
// not at all, so it handles them eight at a time.
func cover(pixels, covered []uint8, c color.RGBA) {
	whole := binary.LittleEndian.Uint32([]byte{c.R, c.G, c.B, c.A})
	two := uint64(whole)<<32 | uint64(whole)
	for len(covered) > 0 {
		if len(covered) >= 8 {
			eight := binary.LittleEndian.Uint64(covered)
			if eight == math.MaxUint64 {
				for i := 0; i < 32; i += 8 {
					binary.LittleEndian.PutUint64(pixels[i:], two)
				}
			}
			if eight == 0 || eight == math.MaxUint64 {
				pixels, covered = pixels[32:], covered[8:]
				continue
			}
		}
		switch a := uint32(covered[0]); a {
		case 0:
		case 0xFF:
			binary.LittleEndian.PutUint32(pixels, whole)
		default:
			pixels[0] = mixed(pixels[0], c.R, a)
			pixels[1] = mixed(pixels[1], c.G, a)
			pixels[2] = mixed(pixels[2], c.B, a)
		}
		pixels, covered = pixels[4:], covered[1:]
	}
}

// mixed blends a channel that is covered by a/255.
func mixed(below, above uint8, a uint32) uint8 {
	return uint8((uint32(below)*(255-a) + uint32(above)*a + 127) / 255)
}

// stencil returns a mask of that size. It reuses one buffer.
func (r *raster) stencil(size image.Point) *image.Alpha {
	n := size.X * size.Y
	if n > cap(r.covered) {
		r.covered = make([]uint8, n)
	}
	return &image.Alpha{Pix: r.covered[:n], Stride: size.X, Rect: image.Rectangle{Max: size}}
}

// bounds returns the smallest rectangle of the band that holds the visible part of the
// contours.
func (r *raster) bounds(shape []contour) image.Rectangle {
	left, top := math.Inf(1), math.Inf(1)
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, c := range shape {
		for _, p := range c.points {
			x, y := real(p)*r.scale, imag(p)*r.scale
			left, right = min(left, x), max(right, x)
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	band := r.image.Rect
	within := func(n float64, low, high int) int { return int(min(max(n, float64(low)), float64(high))) }
	return image.Rect(within(math.Floor(left), band.Min.X, band.Max.X), within(math.Floor(top), band.Min.Y, band.Max.Y),
		within(math.Ceil(right), band.Min.X, band.Max.X), within(math.Ceil(bottom), band.Min.Y, band.Max.Y))
}
