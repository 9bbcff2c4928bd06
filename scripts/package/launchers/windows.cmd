@echo off
rem The command line of the application that lies beside this file. From here it is waited for, which a console does not.
"%~dp0SentinelOne Connector.exe" --log-level=3 --cli -- %*
exit /b %errorlevel%
