package store

import (
	"slices"
	"time"
)

// How many backups are kept: the last of each of the latest days, weeks and months that have one.
const (
	keptDays   = 7
	keptWeeks  = 5
	keptMonths = 12
)

// KeepSnapshots says which of the backups made at these times are kept: the last of each of the 7 latest days, 5 latest weeks
// (from Monday) and 12 latest months that have one, in the time zone of now. Backups that bear a time after now, because the clock
// was wrong then or is wrong now, are counted apart, so that they neither vanish nor push the others out.
func KeepSnapshots(times []time.Time, now time.Time) []bool {
	keep := make([]bool, len(times))
	order := make([]int, len(times)) // the newest first
	for i := range times {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return times[b].Compare(times[a]) })
	split := slices.IndexFunc(order, func(i int) bool { return !times[i].After(now) })
	if split < 0 {
		split = len(order)
	}
	for _, group := range [][]int{order[:split], order[split:]} {
		keepLatest(keep, group, times, keptDays, func(t time.Time) [2]int { y, _, _ := t.Date(); return [2]int{y, t.YearDay()} }, now.Location())
		keepLatest(keep, group, times, keptWeeks, func(t time.Time) [2]int { y, w := t.ISOWeek(); return [2]int{y, w} }, now.Location())
		keepLatest(keep, group, times, keptMonths, func(t time.Time) [2]int { y, m, _ := t.Date(); return [2]int{y, int(m)} }, now.Location())
	}
	return keep
}

// keepLatest marks the newest of each of the n latest periods that have one.
func keepLatest(keep []bool, order []int, times []time.Time, n int, period func(time.Time) [2]int, zone *time.Location) {
	seen := map[[2]int]bool{}
	for _, i := range order {
		p := period(times[i].In(zone))
		if seen[p] {
			continue
		}
		if len(seen) == n {
			return
		}
		seen[p] = true
		keep[i] = true
	}
}
