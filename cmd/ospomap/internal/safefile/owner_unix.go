//go:build unix

package safefile

import (
	"io/fs"
	"os"
	"syscall"
)

// nonblock keeps the opening of a pipe from waiting for its other end.
const nonblock = syscall.O_NONBLOCK

// linked reports whether a file has another name as well.
func linked(f fs.FileInfo) bool {
	is, ok := f.Sys().(*syscall.Stat_t)
	return ok && is.Nlink > 1
}

// keepOwner gives a file the owner and the group of an old one.
func keepOwner(f *os.File, old fs.FileInfo) error {
	now, err := f.Stat()
	if err != nil {
		return err
	}
	was, ok := old.Sys().(*syscall.Stat_t)
	is, okNow := now.Sys().(*syscall.Stat_t)
	if !ok || !okNow || was.Uid == is.Uid && was.Gid == is.Gid {
		return nil
	}
	return f.Chown(int(was.Uid), int(was.Gid))
}
