-- What can be done to a Canary now. Flagger's gates are webhooks, so they are not opened here.

local spec = type(obj.spec) == "table" and obj.spec or {}
local phase = type(obj.status) == "table" and obj.status.phase or ""
local isSuspended = spec.suspend == true
local isChecked = phase == "Progressing" or phase == "WaitingPromotion"

local actions = {}

local function offer(name, displayName, icon, isPossible)
  actions[name] = { displayName = displayName, iconClass = "fa fa-fw fa-" .. icon, disabled = not isPossible }
end

offer("suspend", "Suspend (stops the checks and the automatic rollback, too)", "pause-circle", not isSuspended)
offer("resume", "Resume", "play-circle", isSuspended)
offer("abort", "Abort (reads as failed checks; rolls back at the next check)", "undo", isChecked and not isSuspended)
offer("skip-analysis", "Skip analysis (promotes unchecked, this and every later version)", "fast-forward",
  isChecked and not isSuspended and spec.skipAnalysis ~= true)

return actions
