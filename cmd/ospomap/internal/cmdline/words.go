package cmdline

import (
	"os"
	"strconv"
	"time"

	"github.com/ospomap/ospomap/model"
)

// Unclear refuses an argument that is an option by its looks and a file by the
// same name: a list of files, as a hook or a pattern gives it, must not become
// options because somebody named a folder so.
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

// lastEpoch is the last second of the year 9999, beyond which dates lose their
// ISO form.
const lastEpoch = 253402300799

// Epoch is the day that SOURCE_DATE_EPOCH names; zero where it names none.
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
