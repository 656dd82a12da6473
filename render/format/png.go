package format

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math"

	"github.com/ospomap/ospomap/render/scene"
)

const (
	defaultScale = 2
	maxPixels    = 40_000_000 // 160 MB when displayed
)

// writePNG draws the picture as a browser shows its SVG, with the embedded font, so that
// it looks the same on every machine.
func writePNG(out io.Writer, s *scene.Scene, o Options) error {
	mode, err := o.mode()
	if err != nil {
		return err
	}
	scale := cmp.Or(o.Scale, min(defaultScale, max(fitting(s), 1)))
	width, height, err := pixels(s, scale)
	if err != nil {
		return err
	}
	bands, err := drawBands(s, width, height, func() *raster { return newRaster(scale, mode, o.Fonts) })
	if err != nil {
		return fmt.Errorf("png: %w", err)
	}
	return encodePNG(out, width, height, scale, bands)
}

// pixels returns the size of a scene's image. Partial pixels at the right and the bottom
// count as whole ones.
func pixels(s *scene.Scene, scale float64) (width, height int, err error) {
	w, h := math.Ceil(s.Width*scale-1e-6), math.Ceil(s.Height*scale-1e-6)
	switch {
	case !(scale > 0) || math.IsInf(scale, 0): // the negation also catches NaN
		return 0, 0, fmt.Errorf("scale %v is not a number above 0", scale)
	case !(s.Width*scale >= 0.5 && s.Height*scale >= 0.5):
		return 0, 0, fmt.Errorf("a picture of %v × %v px has fewer than one pixel at scale %v", s.Width, s.Height, scale)
	case w*h > maxPixels:
		return 0, 0, fmt.Errorf("at scale %v the picture has %.0f × %.0f pixels, more than %d million; a scale of %v fits",
			scale, w, h, maxPixels/1_000_000, fitting(s))
	}
	return int(w), int(h), nil
}

// fitting returns the largest scale at which a scene has no more pixels than allowed.
func fitting(s *scene.Scene) float64 {
	return math.Floor(math.Sqrt(maxPixels/(s.Width*s.Height))*100) / 100
}

// encodePNG writes an opaque image. It records the pixels per metre, so that programs
// show it in the scene's size: a px is 1/96 inch.
func encodePNG(out io.Writer, width, height int, scale float64, bands []band) error {
	header := binary.BigEndian.AppendUint32([]byte("IHDR"), uint32(width))
	header = append(binary.BigEndian.AppendUint32(header, uint32(height)), 8, 2, 0, 0, 0) // 8-bit RGB
	const perMetre = 96 / 0.0254
	density := uint32(math.Round(perMetre * scale))
	size := binary.BigEndian.AppendUint32([]byte("pHYs"), density)
	size = append(binary.BigEndian.AppendUint32(size, density), 1) // per metre

	parts := [][]byte{[]byte("\x89PNG\r\n\x1a\n"), chunk(header), chunk(size), chunk(pngMark)}
	sum := checksum(1)
	for i, b := range bands {
		data := []byte("IDAT")
		if i == 0 {
			data = append(data, 0x78, 0x9C) // zlib header: all bands form one stream
		}
		data = append(data, b.packed...)
		if sum = sum.and(b.sum, b.size); i == len(bands)-1 {
			data = binary.BigEndian.AppendUint32(data, uint32(sum))
		}
		parts = append(parts, chunk(data))
	}
	for _, part := range append(parts, chunk([]byte("IEND"))) {
		if _, err := out.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// pngMark is the chunk that names the program that wrote the image.
var pngMark = []byte("tEXtSoftware\x00ospomap")

// chunk frames a chunk's type and data.
func chunk(data []byte) []byte {
	framed := binary.BigEndian.AppendUint32(nil, uint32(len(data)-len("tEXt")))
	framed = append(framed, data...)
	return binary.BigEndian.AppendUint32(framed, crc32.ChecksumIEEE(data))
}
