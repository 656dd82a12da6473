package cmdline

import (
	"os"
	"strconv"
	"time"

	"github.com/ospomap/ospomap/model"
)

// Unclear rejects an argument that looks like an option and is the name of an existing
// file: a list of files from a hook or a pattern must not become options because of a
// name.
func Unclear(args []string) error {
	for _, arg := range args {
		if arg == "--" {
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			continue
		}
		if _, err := os.Lstat(arg); err == nil {
			return wrong("%q is an option and a file here; write %q for the file", arg, "./"+arg)
		}
	}
	return nil
}

// lastEpoch is the last second of the year 9999, after which dates have no ISO form.
const lastEpoch = 253402300799

// Epoch returns the day of SOURCE_DATE_EPOCH, or the zero Date if it is empty.
func Epoch(text string) (model.Date, error) {
	if text == "" {
		return model.Date{}, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 || seconds > lastEpoch {
		return model.Date{}, wrong("SOURCE_DATE_EPOCH holds %q, which is not a number of seconds since 1970", text)
	}
	return model.DateOf(time.Unix(seconds, 0).UTC()), nil
}
