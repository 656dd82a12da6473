package format

import "bytes"

// Made reports whether this program wrote a picture, so that it can be overwritten
// without loss. Such a picture has a mark near its start.
func Made(format string, picture []byte) bool {
	start := picture[:min(len(picture), 512)]
	switch format {
	case "svg":
		return bytes.Contains(start, []byte(` class="om om-`))
	case "png":
		return bytes.Contains(start, pngMark)
	}
	return false
}
