package format

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"

	"github.com/ospomap/ospomap/render/scene"
	"github.com/ospomap/ospomap/render/theme"
	"github.com/ospomap/ospomap/render/typeset"
	"golang.org/x/image/vector"
)

// raster paints a scene's nodes into an image. It keeps the first error and goes
// on.
type raster struct {
	image   *image.RGBA
	scale   float64 // pixels per px
	colors  map[scene.Color]color.RGBA
	flat    flattener
	set     typeset.Setter
	vector  vector.Rasterizer
	covered []uint8 // memory of the stencil
	err     error
}

// smoothness is by how much of a pixel a curve may be off.
const smoothness = 0.05

// newRaster gives a sheet of paper in the colour of the page.
func newRaster(width, height int, scale float64, mode theme.Mode, fonts *typeset.Fonts) (*raster, error) {
	r := &raster{
		image: image.NewRGBA(image.Rect(0, 0, width, height)), scale: scale,
		colors: map[scene.Color]color.RGBA{}, flat: flattener{smoothness / scale}, set: typeset.Setter{Fonts: fonts},
	}
	for _, swatch := range theme.Palette {
		rgb, err := strconv.ParseUint(pick(swatch, mode)[1:], 16, 32)
		if err != nil {
			return nil, fmt.Errorf("the palette's colour %q: %w", swatch.Role, err)
		}
		r.colors[swatch.Role] = color.RGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xFF}
	}
	draw.Draw(r.image, r.image.Rect, image.NewUniform(r.colors[scene.Page]), image.Point{}, draw.Src)
	return r, nil
}

func (r *raster) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *raster) nodes(nodes []scene.Node) {
	if err := scene.Visit(nodes, r); err != nil {
		r.fail("%w", err)
	}
}

func (r *raster) Group(g *scene.Group) { r.nodes(g.Children) }

func (r *raster) Rect(n *scene.Rect) {
	if r.drawable(n.X, n.Y, n.W, n.H, n.R) {
		r.paint(r.flat.rect(n), n.Paint)
	}
}

func (r *raster) Circle(n *scene.Circle) {
	if r.drawable(n.X, n.Y, n.R) {
		r.paint(r.flat.circle(n), n.Paint)
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
	r.paint(r.flat.path(p.Segments), p.Paint)
}

func (r *raster) Text(t *scene.Text) {
	if t.S == "" || !r.drawable(t.X, t.Y, t.Size, t.Width, t.Spacing) {
		return
	}
	line := *t
	line.Y = math.Round(t.Y*r.scale) / r.scale // whole pixels, as in browsers: sharper
	outline, err := outlineOf(&r.set, &line, r.flat)
	if err != nil {
		r.fail("%w", err)
		return
	}
	r.fill(outline, t.Fill)
}

func (r *raster) paint(shape []contour, p scene.Paint) {
	r.fill(shape, p.Fill)
	if p.Stroke != "" && r.drawable(append(p.Dash[:len(p.Dash):len(p.Dash)], p.Width)...) && p.Width > 0 {
		r.fill(strokes(shape, p.Width, p.Dash), p.Stroke)
	}
}

// farthest is the largest coordinate, px: smoothing a curve takes longer the
// larger it is.
const farthest = 1e6

func (r *raster) drawable(numbers ...float64) bool {
	for _, n := range numbers {
		if !(math.Abs(n) <= farthest) { // NaN as well
			r.fail("a coordinate is %v", n)
			return false
		}
	}
	return true
}

// bandHeight bounds the memory of the rasteriser, which takes eight bytes for
// each pixel of a shape's bounding box.
const bandHeight = 256

// fill paints the inside of the contours. Only their bounding box is visited,
// one band after the other.
func (r *raster) fill(shape []contour, role scene.Color) {
	if role == "" {
		return
	}
	value, known := r.colors[role]
	if !known {
		r.fail("the palette has no colour %q", role)
		return
	}
	source := image.NewUniform(value)
	box := r.bounds(shape)
	for top := box.Min.Y; top < box.Max.Y; top += bandHeight {
		band := image.Rect(box.Min.X, top, box.Max.X, min(top+bandHeight, box.Max.Y))
		r.vector.Reset(band.Dx(), band.Dy())
		for _, c := range shape {
			for i, p := range c.points {
				x := float32(real(p)*r.scale - float64(band.Min.X))
				y := float32(imag(p)*r.scale - float64(band.Min.Y))
				if i == 0 {
					r.vector.MoveTo(x, y)
				} else {
					r.vector.LineTo(x, y)
				}
			}
			r.vector.ClosePath()
		}
		mask := r.stencil(band.Size())
		r.vector.DrawOp = draw.Src // whatever the stencil held before
		r.vector.Draw(mask, mask.Rect, image.Opaque, image.Point{})
		draw.DrawMask(r.image, band, source, image.Point{}, mask, image.Point{}, draw.Over)
	}
}

// stencil gives a mask of that size, which is the same memory each time.
func (r *raster) stencil(size image.Point) *image.Alpha {
	n := size.X * size.Y
	if n > cap(r.covered) {
		r.covered = make([]uint8, n)
	}
	return &image.Alpha{Pix: r.covered[:n], Stride: size.X, Rect: image.Rectangle{Max: size}}
}

// bounds is the smallest rectangle of pixels that holds all that is visible of
// the contours.
func (r *raster) bounds(shape []contour) image.Rectangle {
	box := r.image.Bounds()
	left, top := float64(box.Max.X), float64(box.Max.Y)
	right, bottom := 0.0, 0.0
	for _, c := range shape {
		for _, p := range c.points {
			x, y := real(p)*r.scale, imag(p)*r.scale
			left, right = min(left, x), max(right, x)
			top, bottom = min(top, y), max(bottom, y)
		}
	}
	if left >= right || top >= bottom {
		return image.Rectangle{}
	}
	low := func(n float64) int { return int(max(n, 0)) }
	return image.Rect(low(left), low(top), int(math.Ceil(min(right, float64(box.Max.X)))),
		int(math.Ceil(min(bottom, float64(box.Max.Y)))))
}
