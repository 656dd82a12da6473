//go:build !unix

package safefile

import (
	"io/fs"
	"os"
)

// nonblock has no meaning here: pipes have no names among the files.
const nonblock = 0

// linked is not known here.
func linked(fs.FileInfo) bool { return false }

// keepOwner does nothing: a file belongs to its folder's rules here.
func keepOwner(*os.File, fs.FileInfo) error { return nil }
