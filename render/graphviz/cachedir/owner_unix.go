//go:build unix

package cachedir

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

func checkOwner(dir string, info fs.FileInfo) error {
	if stat, ok := info.Sys().(*syscall.Stat_t); !ok || int(stat.Uid) != os.Geteuid() {
		return fmt.Errorf("%q belongs to another user", dir)
	}
	if open := info.Mode().Perm() &^ 0o700; open != 0 {
		return fmt.Errorf("%q is open to other users (mode %04o)", dir, info.Mode().Perm())
	}
	return nil
}
