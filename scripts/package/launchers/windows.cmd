@echo off
rem The command line of the application that lies beside this file, by the copy of it that is a program for the console.
rem Two switches stand before the words: Chromium keeps to itself what only its makers read, and reads none of the words.
"%~dp0sentinelone-connector-console.exe" --log-level=3 --cli -- %*
exit /b %errorlevel%
