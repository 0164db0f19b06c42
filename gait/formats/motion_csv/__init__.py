"""Recordings of acceleration as tables: time and three axes a row, as phones, watches and motion sensors write them.

    dialect -> names -> layout -> numbers, times, gravity  =>  Activity with Motion

Whatever a file leaves open (which columns, which unit, how fast) is found where its numbers settle it; where they do
not, the error says what to give.
"""
