package safefile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// TestReplaceKeepsTheAccessList replaces a file that one more user may write to.
func TestReplaceKeepsTheAccessList(t *testing.T) {
	file := filepath.Join(t.TempDir(), "map.yaml")
	if err := os.WriteFile(file, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	const nobody = 0xFFFFFFFF
	list := binary.LittleEndian.AppendUint32(nil, 2) // version of the format
	for _, entry := range []struct {
		kind, may uint16
		who       uint32
	}{{1, 6, nobody}, {2, 6, 1234}, {4, 4, nobody}, {0x10, 6, nobody}, {0x20, 0, nobody}} {
		list = binary.LittleEndian.AppendUint16(list, entry.kind)
		list = binary.LittleEndian.AppendUint16(list, entry.may)
		list = binary.LittleEndian.AppendUint32(list, entry.who)
	}
	err := unix.Setxattr(file, accessList, list, 0)
	if errors.Is(err, unix.ENOTSUP) {
		return // this file system has no access lists
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := Replace(file, []byte("after")); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 1<<10)
	n, err := unix.Getxattr(file, accessList, got)
	if err != nil || !bytes.Equal(got[:n], list) {
		t.Errorf("the list is %x, %v; want %x", got[:n], err, list)
	}
	if text, _ := os.ReadFile(file); string(text) != "after" {
		t.Errorf("the file holds %q", text)
	}
}
