package format

import "bytes"

// marks are what a picture of ours begins with, as a pattern of words that are
// near the start of the file.
var marks = map[string][]byte{
	"svg": []byte(` class="om om-`),
	"png": pngMark,
}

// markWithin is how many bytes from its start a picture bears its mark.
const markWithin = 512

// Made reports whether a picture was written by this program, and may be replaced
// by another one without loss.
func Made(format string, picture []byte) bool {
	mark := marks[format]
	return mark != nil && bytes.Contains(picture[:min(len(picture), markWithin)], mark)
}
