package ui

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// Work is something that takes a while; it tells its progress and heeds its context.
type Work func(ctx context.Context, progress func(done, of int)) error

// Runner does work beside the window, and everything else on the window's thread.
type Runner interface {
	// Start does work and then calls done on the window's thread. progress is called there too.
	Start(work Work, progress func(done, of int), done func(error)) (cancel func())
	// After calls fn on the window's thread once d has passed, unless it is stopped before.
	After(d time.Duration, fn func()) (stop func())
}

// background is the runner of a real window. It is the only place in the program where the window starts goroutines.
type background struct{}

// Background returns the runner of a real window.
func Background() Runner { return background{} }

func (background) Start(work Work, progress func(done, of int), done func(error)) func() {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		err := work(ctx, func(n, of int) { fyne.Do(func() { progress(n, of) }) })
		cancel()
		fyne.Do(func() { done(err) })
	}()
	return cancel
}

func (background) After(d time.Duration, fn func()) func() {
	var stopped atomic.Bool
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped.Load() {
				fn()
			}
		})
	})
	return func() {
		stopped.Store(true)
		timer.Stop()
	}
}

// inline does everything at once, on the caller's thread. It is what tests and screenshots run.
type inline struct{}

// Inline returns a runner without goroutines.
func Inline() Runner { return inline{} }

func (inline) Start(work Work, progress func(done, of int), done func(error)) func() {
	done(work(context.Background(), progress))
	return func() {}
}

func (inline) After(time.Duration, func()) func() { return func() {} }
