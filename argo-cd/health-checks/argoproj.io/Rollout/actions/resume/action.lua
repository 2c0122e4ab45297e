-- Takes back a pause by hand, or ends a pause that the controller made.

if type(obj.spec) == "table" and obj.spec.paused == true then
  obj.spec.paused = false
elseif type(obj.status) == "table" then
  obj.status.pauseConditions = nil
end
return obj
